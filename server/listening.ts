/** Binding to an address and letting go of it. */
import type { Server } from 'node:http';

/** How long close() waits for requests in flight before it cuts them off, in ms. */
const GRACE_MS = 5_000;

/** @throws Error with one plain sentence and the system's code */
export function startListening(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is in use.`
          : `Cannot listen on ${host} port ${port} (${cause.code ?? cause.message}).`;
      // The code tells a caller whether another port would do.
      reject(Object.assign(new Error(why, { cause }), { code: cause.code }));
    });
    http.listen(port, host, () => resolve());
  });
}

/** Resolves when the last request is answered, or cut off after the grace. */
export function stopListening(http: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => http.closeAllConnections(), GRACE_MS);
    http.close(() => {
      clearTimeout(cut);
      resolve();
    });
    http.closeIdleConnections();
  });
}

/** A host as it stands in an address that this machine can open. */
export function showHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
