import type { RequestHandler } from 'express';
import type { Secrets } from './defence/secrets.ts';
import type { HistoryKeeper } from './history/history.ts';
import type { Observer } from './inspector/inspector.ts';
import { captureExchange, makeLine, recordBeginning } from './inspector/record-exchange.ts';
import { makeTicketReader } from './session/ticket.ts';
import type { EpochKeeper } from './settings/epoch-keeper.ts';

export interface BeginParts {
  readonly epochs: EpochKeeper;
  readonly observer: Observer;
  readonly secrets: Secrets;
  readonly now: () => number;
  readonly log: (line: string) => void;
  readonly history: HistoryKeeper;
  /** The number of the next exchange: it goes on over a restart. */
  readonly nextNumber: () => number;
}

/** The first station: gives the request what it carries along, and makes its record when the last byte has left. */
export function beginPassage({ epochs, observer, secrets, now, log, history, nextNumber }: BeginParts): RequestHandler {
  const readTicket = makeTicketReader(secrets);
  return function beginPassage(req, res, next) {
    const { epoch, finish } = epochs.enter();
    const { settings } = epoch;
    const began = performance.now();
    req.passage = {
      id: nextNumber(),
      at: now(),
      began,
      noted: began,
      path: pathOf(req.url),
      epoch,
      steps: [],
      ticket: readTicket(req.headers.cookie, settings.cookieName, settings.signed),
      beginning: null,
      route: null,
      form: null,
      turn: null,
      stopWaiting: null,
      stopHolding: null,
      working: false,
      letGo: null,
      loaded: null,
      committing: false,
      before: null,
      after: null,
      effect: 'none',
      expireTicket: false,
      expiresAt: null,
      bytes: 0,
      plainFile: false,
    };
    res.once('close', () => {
      const { passage } = req;
      const letGo = () => {
        history.noteEnded(passage.id);
        finish();
      };
      if (passage.working) passage.letGo = letGo;
      else letGo();
      // A client that has gone frees its place; a handler that is already at work gives the turn back itself.
      passage.stopHolding?.();
      passage.stopWaiting?.();
      if (!passage.working) passage.turn?.leave();
      if (passage.plainFile) passage.bytes = res.statusCode === 200 ? Number(res.getHeader('Content-Length') ?? 0) : 0;
      const line = makeLine(req, res);
      log(line);
      if (!passage.plainFile) observer.keep(captureExchange(req, res, line));
    });
    if (history.isRecording && !isFile(req.passage.path)) history.noteBegan(req.passage.id);
    if (observer.isHeard && !isFile(req.passage.path)) {
      const beginning = recordBeginning(req);
      req.passage.beginning = beginning;
      observer.tell({ kind: 'exchange-began', exchange: beginning });
    }
    next();
  };
}

/** What stands before the query; the target may also be written in full, with scheme and host (RFC 9112 3.2.2). */
function pathOf(target: string): string {
  const local = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
  const end = local.search(/[?#]/);
  return end < 0 ? local : local.slice(0, end);
}

function isFile(path: string): boolean {
  return /^\/(?:styles|pictures|fonts|favicon)/.test(path);
}
