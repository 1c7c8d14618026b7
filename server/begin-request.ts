import type { RequestHandler } from 'express';
import type { Secrets } from './defence/secrets.ts';
import type { HistoryRecorder } from './history/history.ts';
import type { Observer } from './inspector/inspector.ts';
import { captureExchange, makeLine, recordBeginning } from './inspector/record-exchange.ts';
import { makeTicketReader } from './session/ticket.ts';
import type { SettingsGenerations } from './settings/generations.ts';

export interface BeginDeps {
  readonly generations: SettingsGenerations;
  readonly observer: Observer;
  readonly secrets: Secrets;
  readonly now: () => number;
  readonly log: (line: string) => void;
  readonly history: HistoryRecorder;
  /** The number of the next exchange: it goes on over a restart. */
  readonly nextNumber: () => number;
}

/** Gives the request what it carries along, and makes its record when the last byte has left. */
export function beginRequest({
  generations,
  observer,
  secrets,
  now,
  log,
  history,
  nextNumber,
}: BeginDeps): RequestHandler {
  const readTicket = makeTicketReader(secrets);
  return function beginRequest(req, res, next) {
    const { generation, finish } = generations.enter();
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
      const { context } = req;
      const letGo = () => {
        history.noteEnded(context.id);
        finish();
      };
      if (context.working) context.letGo = letGo;
      else letGo();
      // A client that has gone frees its place; a handler that is already at work gives the turn back itself.
      context.stopHolding?.();
      context.stopWaiting?.();
      if (!context.working) context.turn?.leave();
      if (context.plainFile) context.bytes = res.statusCode === 200 ? Number(res.getHeader('Content-Length') ?? 0) : 0;
      const line = makeLine(req, res);
      log(line);
      if (!context.plainFile) observer.keep(captureExchange(req, res, line));
    });
    if (history.isRecording && !isFile(req.context.path)) history.noteBegan(req.context.id);
    if (observer.hasListeners && !isFile(req.context.path)) {
      const beginning = recordBeginning(req);
      req.context.beginning = beginning;
      observer.emit({ kind: 'exchange-began', exchange: beginning });
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
