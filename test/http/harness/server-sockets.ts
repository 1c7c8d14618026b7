/** The server's ends of its connections: what a client's leaving looks like from there. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Node tells of each connection that a server of this process takes (diagnostics_channel, "net.server.socket"). */
const CHANNEL = 'net.server.socket';

export interface ServerSockets {
  /** How many connections were taken since. */
  readonly taken: number;
  /** How many of them have gone. */
  readonly gone: number;
}

/** Watches from now until the test is over. */
export function watchServerSockets(): ServerSockets {
  const sockets: Socket[] = [];
  const note = (message: unknown) => void sockets.push((message as { readonly socket: Socket }).socket);
  subscribe(CHANNEL, note);
  onTestFinished(() => void unsubscribe(CHANNEL, note));
  return {
    get taken() {
      return sockets.length;
    },
    get gone() {
      return sockets.filter(({ destroyed }) => destroyed).length;
    },
  };
}
