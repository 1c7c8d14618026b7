import { createSessionServer, type SessionServer, type SessionServerOptions } from '../../../server/session-server.ts';

/**
 * Starts the session server inside the app: on the port asked for, or, when another program has it, on a free one that the
 * system picks. That program may be another Jarful, whose ticket has the plain name: this one's gets a name of its own. It is
 * never asked beforehand whether a port is free: the answer could be old when it is used.
 *
 * @param fixed that port or none: the machine's policy has settled it
 * @throws what the server throws when it cannot start, or not there.
 */
export async function hostServer(options: SessionServerOptions, port: number, fixed = false): Promise<SessionServer> {
  const server = createSessionServer({ ...options, port });
  try {
    await server.listen();
    return server;
  } catch (error) {
    if (fixed || port === 0 || !isTaken(error)) throw error;
  }
  const elsewhere = createSessionServer({ ...options, port: 0, ownTicketName: true });
  await elsewhere.listen();
  return elsewhere;
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'EADDRINUSE' || code === 'EACCES';
}
