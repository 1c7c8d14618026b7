/** The Chrome DevTools Protocol of one page. */
export interface DevToolsLink {
  readonly attached: boolean;
  /** False: somebody else is attached, or the page has gone. */
  attach(): boolean;
  /** @param session a target below the page, e.g. a frame from another site; empty: the page itself. @throws when it has gone */
  send(method: string, params: object, session?: string): Promise<unknown>;
  /** @param session empty: the page itself. */
  onMessage(listener: (method: string, params: unknown, session: string) => void): void;
  /** Taken off: by a crash, or by another tool. */
  onDetached(listener: () => void): void;
}
