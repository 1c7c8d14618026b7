/**
 * Events of one thing, typed: `Events` maps a name to what is told with it. Runs in the window too, where Node's own
 * EventEmitter is not; it differs from that in that `on` returns what stops it, and in nothing else that is used here.
 */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(detail: never) => void>>();

  /** @returns what stops it */
  on<E extends keyof Events>(event: E, listener: (detail: Events[E]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners);
    // One function may listen twice; each stops alone.
    const own = (detail: Events[E]) => listener(detail);
    listeners.add(own);
    return () => listeners.delete(own);
  }

  emit<E extends keyof Events>(event: E, detail: Events[E]): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) (listener as (told: Events[E]) => void)(detail);
  }

  /** Nobody listens any more. */
  clear(): void {
    this.#listeners.clear();
  }
}

/** Something whose events can be heard. */
export type Heard<Events extends object> = Pick<Emitter<Events>, 'on'>;
