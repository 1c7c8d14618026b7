/** Turns a finished request into the plain record that the inspector keeps. */
import type { Request, Response } from 'express';
import { TOKEN_FIELD } from '../defence/form-token.ts';
import type { Passage } from '../passage.ts';
import { showTicket } from '../session/ticket.ts';
import { ORDER_FIELD } from '../shop/order-token.ts';
import { formatLogLine, showTarget } from './log-line.ts';
import { clip, maskSecrets } from './mask.ts';
import type { Exchange, Line } from './records.ts';

const MOST_HEADERS = 60;
const MOST_VALUE = 2_000;
const MOST_AGENT = 300;

type Began = Pick<Exchange, 'id' | 'at' | 'who' | 'request' | 'ticket'>;

/** What is known when the request line and headers are in. */
export function recordBeginning(req: Request): Began {
  const { passage } = req;
  return {
    id: passage.id,
    at: passage.at,
    who: {
      agent: clip(maskSecrets(req.headers['user-agent'] ?? ''), MOST_AGENT),
      address: req.socket.remoteAddress ?? '',
    },
    request: {
      method: req.method,
      target: showTarget(req.originalUrl),
      headers: pairUp(req.rawHeaders),
      form: passage.form?.map(showField) ?? null,
    },
    ticket: showTicket(passage.ticket),
  };
}

/** The whole exchange, after the last byte. */
export function recordExchange(req: Request, res: Response, cut: boolean): Exchange {
  const { passage } = req;
  const bytes = countBytes(req, passage);
  return {
    ...recordBeginning(req),
    tookMs: performance.now() - passage.began,
    steps: passage.steps,
    session: { before: passage.before, after: passage.after, effect: passage.effect },
    response: { status: res.statusCode, headers: showHeaders(res), bytes, cut },
    line: makeLine(req, res, bytes),
  };
}

export function makeLine(req: Request, res: Response, bytes = countBytes(req, req.passage)): string {
  const { method, originalUrl: target, httpVersion, passage } = req;
  return formatLogLine({ at: passage.at, method, target, httpVersion, status: res.statusCode, bytes });
}

function countBytes({ method }: Request, { bytes }: Passage): number {
  return method === 'HEAD' ? 0 : bytes;
}

function pairUp(raw: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at + 1 < raw.length && lines.length < MOST_HEADERS; at += 2) {
    lines.push([clip(raw[at] ?? '', 100), clip(maskSecrets(raw[at + 1] ?? ''), MOST_VALUE)]);
  }
  return lines;
}

function showHeaders(res: Response): Line[] {
  return Object.entries(res.getHeaders()).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.map((one): Line => [name, clip(maskSecrets(String(one)), MOST_VALUE)]);
  });
}

function showField([name, value]: Line): Line {
  if (name === TOKEN_FIELD || name === ORDER_FIELD) return [name, `${value.slice(0, 4)}…`];
  return [clip(name, 100), clip(maskSecrets(value), MOST_VALUE)];
}
