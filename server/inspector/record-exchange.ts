/** Turns a finished request into the plain record that the inspector keeps. */
import type { OutgoingHttpHeaders } from 'node:http';
import type { Request, Response } from 'express';
import { TOKEN_FIELD } from '../defence/form-token.ts';
import type { RequestContext, SessionText } from '../request-context.ts';
import { showTicket } from '../session/ticket.ts';
import { ORDER_FIELD } from '../shop/order-token.ts';
import { parseData } from '../store/session-data.ts';
import { formatLogLine, showTarget } from './log-line.ts';
import { clip, maskSecrets } from './mask.ts';
import type { Beginning, Exchange, Line, SessionSide } from './records.ts';

const MOST_HEADERS = 60;
const MOST_VALUE = 2_000;
const MOST_AGENT = 300;

/** What a record is made of, as it came. Neither the request nor its context is part of it: they can go while the record waits. */
interface Facts extends Pick<RequestContext, 'id' | 'at' | 'form' | 'ticket'> {
  readonly rawHeaders: readonly string[];
  readonly method: string;
  readonly target: string;
  readonly agent: string;
  readonly address: string;
}

/** A browser's name as records show it. */
export function showAgent(agent: string | undefined): string {
  return clip(maskSecrets(agent ?? ''), MOST_AGENT);
}

/** What is known when the request line and headers are in. */
export function recordBeginning(req: Request): Beginning {
  return writeBeginning(gatherFacts(req));
}

function gatherFacts({ context, rawHeaders, method, originalUrl: target, headers, socket }: Request): Facts {
  const { id, at, form, ticket } = context;
  const [agent, address] = [headers['user-agent'] ?? '', socket.remoteAddress ?? ''];
  return { id, at, form, ticket, rawHeaders, method, target, agent, address };
}

function writeBeginning({ id, at, form, ticket, rawHeaders, method, target, agent, address }: Facts): Beginning {
  return {
    id,
    at,
    who: { agent: showAgent(agent), address },
    request: {
      method,
      target: showTarget(target),
      headers: pairUp(rawHeaders),
      form: form?.map(showField) ?? null,
    },
    ticket: showTicket(ticket),
  };
}

/** The form is read after the beginning was emitted. */
function withForm(beginning: Beginning, form: readonly Line[] | null): Beginning {
  return form === null ? beginning : { ...beginning, request: { ...beginning.request, form: form.map(showField) } };
}

/**
 * The whole exchange, after the last byte; `line` is its line in the log. Most exchanges are never looked at, so the record
 * is only written when somebody asks; until then what it is made of is held.
 */
export function captureExchange(req: Request, res: Response, line: string): () => Exchange {
  const { beginning, began, steps, before, after, effect, refusal, bytes } = req.context;
  const facts = gatherFacts(req);
  const tookMs = performance.now() - began;
  const { headersSent, statusCode, writableFinished } = res;
  const headers = res.getHeaders();
  let written: Exchange | null = null;
  return () => {
    written ??= {
      ...(beginning === null ? writeBeginning(facts) : withForm(beginning, facts.form)),
      tookMs,
      steps,
      session: { before: showSide(before), after: showSide(after), effect },
      response: {
        status: headersSent ? statusCode : 0,
        headers: headersSent ? showHeaders(headers) : [],
        bytes: headersSent ? countBytes(facts.method, bytes) : 0,
        cut: !writableFinished,
        ...(refusal === null ? {} : { refusal }),
      },
      line,
    };
    return written;
  };
}

/** The exchange's line in the log. */
export function makeLine(req: Request, res: Response): string {
  const { method, originalUrl: target, httpVersion, context } = req;
  return formatLogLine({
    at: context.at,
    method,
    target,
    httpVersion,
    status: res.headersSent ? res.statusCode : null,
    bytes: res.headersSent ? countBytes(method, context.bytes) : 0,
  });
}

function countBytes(method: string, bytes: number): number {
  return method === 'HEAD' ? 0 : bytes;
}

function pairUp(raw: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at + 1 < raw.length && lines.length < MOST_HEADERS; at += 2) {
    lines.push([clip(raw[at] ?? '', 100), clip(maskSecrets(raw[at + 1] ?? ''), MOST_VALUE)]);
  }
  return lines;
}

function showHeaders(headers: OutgoingHttpHeaders): Line[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.map((one): Line => [name, clip(maskSecrets(String(one)), MOST_VALUE)]);
  });
}

function showSide(side: SessionText | null): SessionSide | null {
  if (side === null) return null;
  const { json, ...rest } = side;
  return { ...rest, data: parseData(json) ?? {} };
}

function showField([name, value]: Line): Line {
  if (name === TOKEN_FIELD || name === ORDER_FIELD) return [name, `${value.slice(0, 4)}…`];
  return [clip(name, 100), clip(maskSecrets(value), MOST_VALUE)];
}
