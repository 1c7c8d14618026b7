import type { Request, RequestHandler, Response } from 'express';
import type { HistoryRecorder } from './history/recorder.ts';
import type { Observer } from './inspector/inspector.ts';
import { captureExchange, makeLine, recordBeginning } from './inspector/record-exchange.ts';
import { isStaticFile } from './page/serve-files.ts';
import { followAnswer, RequestLease } from './request-lease.ts';
import type { TicketReader } from './session/ticket.ts';
import type { SettingsGenerations } from './settings/generations.ts';

export interface BeginDeps {
  readonly generations: SettingsGenerations;
  readonly observer: Observer;
  readonly history: HistoryRecorder;
  readonly readTicket: TicketReader;
  readonly now: () => number;
  readonly log: (line: string) => void;
  /** Gets one plain sentence about anything odd. */
  readonly warn: (sentence: string) => void;
  /** The number of the next exchange: it goes on over a restart. */
  readonly nextNumber: () => number;
}

/** Gives the request what it carries along, and makes its record when its work is over and its answer has left. */
export function beginRequest(deps: BeginDeps): RequestHandler {
  const { generations, observer, readTicket, now, warn, nextNumber } = deps;
  return function beginRequest(req, res, next) {
    const generation = generations.current;
    const { settings } = generation;
    const began = performance.now();
    req.context = {
      id: nextNumber(),
      at: now(),
      began,
      noted: began,
      path: pathOf(req.url),
      generation,
      steps: [],
      ticket: readTicket(req.headers.cookie, settings.cookieName, settings.signed),
      beginning: null,
      form: null,
      lease: new RequestLease(
        () => keepRecord(req, res, deps),
        (error) => warn(`The end of a ${req.method} failed: ${error instanceof Error ? error.message : String(error)}`),
      ),
      turn: null,
      origin: null,
      joinedWith: null,
      loaded: null,
      issued: null,
      before: null,
      after: null,
      effect: 'none',
      expiresAt: null,
      leastExpiry: 0,
      refusal: null,
      bytes: 0,
      plainFile: false,
    };
    followAnswer(req, res, req.context.lease);
    if (observer.hasListeners && !isStaticFile(req.context.path)) {
      const beginning = recordBeginning(req);
      req.context.beginning = beginning;
      observer.emit({ kind: 'exchange-began', exchange: beginning });
    }
    next();
  };
}

function keepRecord(req: Request, res: Response, { observer, history, log }: BeginDeps): void {
  const { context } = req;
  if (context.plainFile) context.bytes = res.statusCode === 304 ? 0 : Number(res.getHeader('Content-Length') ?? 0);
  const line = makeLine(req, res);
  log(line);
  if (context.plainFile) return;
  history.noteAnswered(context.id);
  observer.keep(captureExchange(req, res, line));
}

/** What stands before the query; the target may also be written in full, with scheme and host (RFC 9112 3.2.2). */
function pathOf(target: string): string {
  const local = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
  const end = local.search(/[?#]/);
  return end < 0 ? local : local.slice(0, end);
}
