import type { RequestHandler } from 'express';
import type { HistoryRecorder } from './history/recorder.ts';
import type { Quiescer } from './life/quiescer.ts';
import { Refusal } from './refusal.ts';
import type { TicketReader } from './session/ticket.ts';
import type { SettingsGenerations } from './settings/generations.ts';

export interface AdmitDeps {
  readonly quiescer: Quiescer;
  readonly generations: SettingsGenerations;
  readonly history: HistoryRecorder;
  readonly readTicket: TicketReader;
}

/**
 * The middleware that lets a request in, now that all of it has arrived: not while everything is being changed, and with the
 * settings and the store of this moment, which it holds until its work is over. A slow sender stands before it and delays no change.
 */
export function admitRequest({ quiescer, generations, history, readTicket }: AdmitDeps): RequestHandler {
  return function admitRequest(req, _res, next) {
    const { context } = req;
    const { lease } = context;
    const goIn = () => {
      const arrivedWith = context.generation;
      const { generation, finish } = generations.enter();
      lease.hold(finish);
      context.generation = generation;
      if (generation !== arrivedWith) {
        const { cookieName, signed } = generation.settings;
        context.ticket = readTicket(req.headers.cookie, cookieName, signed);
      }
      if (history.isRecording) {
        history.noteBegan(context.id);
        lease.hold(() => history.noteEnded(context.id));
      }
      next();
    };
    if (!quiescer.isOn) return goIn();
    const stopWaiting = () => {
      clearTimeout(timer);
      leave();
      lease.stopWaiting();
      context.noted = performance.now();
    };
    const leave = quiescer.wait(() => {
      stopWaiting();
      goIn();
    });
    // No change is worth waiting for longer than one's turn.
    const timer = setTimeout(() => {
      stopWaiting();
      next(new Refusal('waited-too-long'));
    }, context.generation.settings.queueDeadline);
    lease.wait(() => {
      stopWaiting();
      lease.end();
    });
  };
}
