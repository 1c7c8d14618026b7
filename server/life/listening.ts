/** Binding to an address and letting go of it. */

import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { TroubleError } from '../trouble.ts';

/** Real ms between two tries for a port. */
const TRY_AGAIN_MS = 50;

/** How long a port that somebody has is tried for. */
export interface Patience {
  /** Real ms; 0: not at all. */
  readonly ms: number;
  readonly signal: AbortSignal;
  /** Is called once, when it has to be waited for. */
  readonly onWaiting: () => void;
}

/** @throws Error with one plain sentence and the system's code; the signal's reason */
export async function startListening(http: Server, host: string, port: number, patience: Patience): Promise<void> {
  const late = performance.now() + patience.ms;
  for (let tries = 0; ; tries += 1) {
    try {
      return await listenOnce(http, host, port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || performance.now() > late) throw error;
    }
    if (tries === 0) patience.onWaiting();
    await wait(TRY_AGAIN_MS);
    patience.signal.throwIfAborted();
  }
}

function listenOnce(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException) => {
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
    };
    http.once('error', fail);
    http.listen(port, host, () => {
      http.off('error', fail);
      resolve();
    });
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
