import type { Request, RequestHandler, Response } from 'express';
import type { RequestBreakpoints } from '../breakpoints/breakpoints.ts';
import { callerOf } from '../breakpoints/hold-requests.ts';
import type { Answer, ReadyAnswer } from '../page/answer.ts';
import type { PageRenderer } from '../page/page-renderer.ts';
import { sinceArrival } from '../request-context.ts';
import { type CommitDeps, commit, dropTicket, giveTicket } from '../session/commit.ts';
import { makeHandlerContext } from '../session/handler-context.ts';
import type { PageHandler } from './page-handler.ts';

export interface ServeDeps extends CommitDeps {
  readonly breakpoints: RequestBreakpoints;
  readonly pages: PageRenderer;
}

/**
 * The end of the pipeline, in its order: the route's handler, the commit, the answer. What the request holds is
 * given back when handler and save are over, also when the client has gone meanwhile.
 */
export function servePage(handler: PageHandler, deps: ServeDeps): RequestHandler {
  return async function servePage(req, res) {
    const { context } = req;
    const { settings } = context.generation;
    const seen = makeHandlerContext(req, deps.pages.languageOf(req), deps.now());
    const answer = await handle(req, () => handler(seen));
    const ready = deps.pages.render(answer, { language: seen.language, context: seen });
    const wish = answer.wish ?? 'keep';
    const work = { req, res, content: seen.content, wish };
    if (settings.commitBeforeAnswer || wish !== 'keep') {
      await commit(work, deps);
      await holdAnswer(req, deps.breakpoints);
      send(req, res, ready);
    } else {
      // What express-session does by itself: the headers leave, then the session is saved, and the client hears of no failure.
      giveTicket(work);
      sendHeaders(req, res, ready);
      if (deps.breakpoints.hasAny) await deps.breakpoints.hit('answer', callerOf(req));
      await commit(work, deps).catch(() => dropTicket(req));
      res.end(req.method === 'HEAD' ? undefined : ready.body);
    }
    context.lease.end();
  };
}

/** All is saved: whoever waits behind this request may go on while its answer is held. */
async function holdAnswer(req: Request, breakpoints: RequestBreakpoints): Promise<void> {
  const held = breakpoints.hasAny ? breakpoints.hit('answer', callerOf(req)) : null;
  if (held === null) return;
  req.context.turn?.leave();
  await held;
}

async function handle(req: Request, run: () => Answer | Promise<Answer>): Promise<Answer> {
  const { context } = req;
  const at = sinceArrival(context);
  let failed = true;
  try {
    const answer = await run();
    failed = false;
    return answer;
  } finally {
    context.steps.push({
      kind: 'handler',
      // As the route was declared, e.g. "GET /orders/:number"; a HEAD is answered by the page of GET.
      route: `${req.method === 'HEAD' ? 'GET' : req.method} ${req.route.path}`,
      failed,
      at,
      tookMs: sinceArrival(context) - at,
    });
  }
}

/** Sends a whole answer at once. */
export function send(req: Request, res: Response, ready: ReadyAnswer): void {
  sendHeaders(req, res, ready, false);
  res.end(req.method === 'HEAD' ? undefined : ready.body);
}

function sendHeaders(req: Request, res: Response, ready: ReadyAnswer, now = true): void {
  const { context } = req;
  context.bytes = ready.body.length;
  res.statusCode = ready.status;
  const { headers } = ready;
  for (const name in headers) res.setHeader(name, headers[name] ?? '');
  // The page depends on who asks and in which language (RFC 9110 12.5.5).
  res.setHeader('Vary', 'Cookie, Accept-Language, Accept');
  if (context.generation.settings.noStore) res.setHeader('Cache-Control', 'no-store');
  if (now) res.flushHeaders();
}
