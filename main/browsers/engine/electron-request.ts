import { type ClientRequest, net, type Session } from 'electron';
import type { AnswerLimits, NetworkAnswer, OutgoingRequest } from './partition.ts';

/** Sends one request by a session's own network stack. Redirects are not followed. Never rejects. */
export function sendByElectron(
  session: Session,
  { method, url, headers, body }: OutgoingRequest,
  { mostBody, patience }: AnswerLimits,
): Promise<NetworkAnswer> {
  const began = performance.now();
  const waited = () => performance.now() - began;
  return new Promise((resolve) => {
    const fail = (failure: string) => resolve({ kind: 'failed', failure });
    let request: ClientRequest;
    try {
      request = net.request({ method, url, session, useSessionCookies: true, redirect: 'manual' });
      for (const [name, value] of headers) request.setHeader(name, value);
    } catch (error) {
      // An address or a header that the network stack does not take.
      return fail(error instanceof Error ? error.message : String(error));
    }
    const timer = setTimeout(() => {
      fail('net::ERR_TIMED_OUT');
      request.abort();
    }, patience);
    request.on('close', () => clearTimeout(timer));
    // Not followed: Electron gives the request up by itself then, and tells of it as an error that comes too late.
    request.on('redirect', (status, _method, _url, received) => {
      resolve({ kind: 'answer', status, headers: pairUp(received), body: null, bytes: 0, waitedMs: waited() });
    });
    request.on('response', (response) => {
      const waitedMs = waited();
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on('data', (part) => {
        bytes += part.length;
        if (bytes <= mostBody) parts.push(part);
      });
      response.on('end', () => {
        const whole = bytes <= mostBody && bytes > 0 ? Buffer.concat(parts) : null;
        const { statusCode: status } = response;
        resolve({ kind: 'answer', status, headers: pairUp(response.headers), body: whole, bytes, waitedMs });
      });
      response.on('error', (error: Error) => fail(error.message));
      response.on('aborted', () => fail('net::ERR_ABORTED'));
    });
    request.on('error', (error) => fail(error.message));
    try {
      request.end(body ?? undefined);
    } catch (error) {
      // Some headers are looked at only now: since Electron 44, Sec-Fetch-Dest of what is no navigation.
      clearTimeout(timer);
      fail(error instanceof Error ? error.message : String(error));
    }
  });
}

function pairUp(headers: Readonly<Record<string, readonly string[] | string>>): readonly (readonly [string, string])[] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, String(value)] as const),
  );
}
