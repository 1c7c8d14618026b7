import { ipcMain, type WebContents } from 'electron';
import type { IncomingRequests } from './gateway.ts';

/** Requests as Electron brings them. @param own the web contents of our own windows, as they are now. */
export function electronRequests(own: () => readonly WebContents[]): IncomingRequests {
  return {
    ownIds: () =>
      own()
        .filter((contents) => !contents.isDestroyed())
        .map(({ id }) => id),
    receive: (name, answer) => {
      ipcMain.handle(name, (event, input: unknown) => {
        // Must be read at once: it is null when the frame has gone.
        const frame = event.senderFrame;
        const isTop = frame !== null && frame === event.sender.mainFrame;
        return answer({ id: event.sender.id, isTop, origin: frame?.origin ?? null }, input);
      });
    },
  };
}
