/** Binding to an address and letting go of it. */

import type { Server } from 'node:http';
import { TroubleError } from '../trouble.ts';

/** @throws Error with one plain sentence and the system's code */
export function startListening(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) => {
      const trouble =
        cause.code === 'EADDRINUSE'
          ? new TroubleError('start.port-in-use', { host, port: String(port) }, { cause })
          : new TroubleError(
              'start.no-listening',
              { host, port: String(port), reason: cause.code ?? cause.message },
              { cause },
            );
      // The code tells a caller whether another port would do.
      reject(Object.assign(trouble, { code: cause.code }));
    });
    http.listen(port, host, () => resolve());
  });
}

/** Resolves when the last request is answered, or cut off: after `graceMs`, or at once when the signal is aborted. */
export function stopListening(http: Server, graceMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cut = () => http.closeAllConnections();
    const timer = setTimeout(cut, graceMs);
    signal?.addEventListener('abort', cut, { once: true });
    http.close(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cut);
      resolve();
    });
    if (signal?.aborted) cut();
    else http.closeIdleConnections();
  });
}

/** A host as it stands in an address that this machine can open. */
export function showHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  // A zone is written with an escaped % (RFC 6874 2).
  return host.includes(':') ? `[${host.replace('%', '%25')}]` : host;
}
