import type { Request, RequestHandler, Response } from 'express';
import type { HoldingDoor } from '../gate/door.ts';
import { callerOf } from '../gate/hold-requests.ts';
import type { Answer, ReadyAnswer } from '../page/answer.ts';
import { chooseLanguage } from '../page/choose-language.ts';
import type { PageRenderer } from '../page/page-renderer.ts';
import { sinceArrival } from '../passage.ts';
import { Refusal } from '../refusal.ts';
import { type CommitParts, commit, dropSession, stageContent } from '../session/commit.ts';
import { makeVisit } from '../session/visit.ts';

export interface RouteParts extends CommitParts {
  readonly door: HoldingDoor;
  readonly pages: PageRenderer;
}

/**
 * The last stations of the way in their order: the route's handler, the commit, the answer. The turn at the gate is given
 * back when handler and save are over, also when the client has gone meanwhile.
 */
export function serveRoutes(parts: RouteParts): RequestHandler {
  return async function serveRoute(req, res) {
    const { passage } = req;
    const { settings } = passage.epoch;
    passage.working = true;
    try {
      const visit = makeVisit(req, chooseLanguage(req), parts.now());
      const answer = await handle(req, () => passage.route?.handle(visit));
      const ready = parts.pages.render(answer, { language: visit.language, visit });
      const wish = answer.wish ?? 'keep';
      if (settings.commitBeforeAnswer || wish !== 'keep') {
        await commit(req, visit.content, wish, parts);
        await holdAnswer(req, parts.door);
        send(req, res, ready);
      } else {
        // What express-session does by itself: the headers leave, then the session is saved, and the client hears of no failure.
        stageContent(req, visit.content);
        sendHeaders(req, res, ready);
        if (parts.door.isWatched) await parts.door.stop('answer', callerOf(req));
        await commit(req, visit.content, wish, parts).catch(() => dropSession(req));
        res.end(req.method === 'HEAD' ? undefined : ready.body);
      }
    } finally {
      passage.working = false;
      passage.turn?.leave();
      passage.letGo?.();
    }
  };
}

/** All is saved: whoever waits behind this request may go on while its answer is held. */
async function holdAnswer(req: Request, door: HoldingDoor): Promise<void> {
  const held = door.isWatched ? door.stop('answer', callerOf(req)) : null;
  if (held === null) return;
  req.passage.turn?.leave();
  await held;
}

async function handle(req: Request, run: () => Answer | Promise<Answer> | undefined): Promise<Answer> {
  const { passage } = req;
  const at = sinceArrival(passage);
  let failed = true;
  try {
    const answer = await run();
    if (answer === undefined) throw new Refusal('not-found');
    failed = false;
    return answer;
  } finally {
    passage.steps.push({
      kind: 'handler',
      route: passage.route?.label ?? '',
      failed,
      at,
      tookMs: sinceArrival(passage) - at,
    });
  }
}

/** Sends a whole answer at once. */
export function send(req: Request, res: Response, ready: ReadyAnswer): void {
  sendHeaders(req, res, ready, false);
  res.end(req.method === 'HEAD' ? undefined : ready.body);
}

function sendHeaders(req: Request, res: Response, ready: ReadyAnswer, now = true): void {
  const { passage } = req;
  passage.bytes = ready.body.length;
  res.statusCode = ready.status;
  const { headers } = ready;
  for (const name in headers) res.setHeader(name, headers[name] ?? '');
  // The page depends on who asks and in which language (RFC 9110 12.5.5).
  res.setHeader('Vary', 'Cookie, Accept-Language, Accept');
  if (passage.epoch.settings.noStore) res.setHeader('Cache-Control', 'no-store');
  if (now) res.flushHeaders();
}
