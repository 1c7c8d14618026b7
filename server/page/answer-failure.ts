import type { ErrorRequestHandler, Request, Response } from 'express';
import { hasBody } from '../defence/read-body.ts';
import { WaitedTooLong } from '../gate/gate.ts';
import { Refusal, type RefusalReason } from '../refusal.ts';
import { send } from '../routes/serve-page.ts';
import { dropTicket } from '../session/commit.ts';
import { RevisionConflict, SessionExists, SessionGone, StoreFailed } from '../store/store.ts';
import type { PageRenderer } from './page-renderer.ts';

/** How long a refused body may be, in bytes, to be read and forgotten. */
const MOST_FORGOTTEN = 1024 * 1024;

/** Refusals with a 5xx status that are no fault of this server. */
const NO_FAULT: ReadonlySet<RefusalReason> = new Set(['made-to-fail', 'answer-lost', 'unknown-coding']);

/** Turns whatever went wrong in the pipeline into a page in plain words. What the server did not expect is told to `warn`. */
export function answerFailure(pages: PageRenderer, warn: (sentence: string) => void): ErrorRequestHandler {
  return function answerFailure(error: unknown, req, res, next) {
    const begun: Request['context'] | undefined = req.context;
    if (begun === undefined) {
      // It failed before it was given a context: nothing is held and nothing can be recorded. Express answers 500.
      warn(`${req.method} failed at its very beginning: ${explainFault(error)}`);
      next(error);
      return;
    }
    try {
      answer(error, req, res);
    } finally {
      begun.lease.end();
    }
  };

  function answer(error: unknown, req: Request, res: Response): void {
    const { context } = req;
    // Nothing of this request may be kept, and no ticket is given out with an error.
    dropTicket(req);
    if (!res.headersSent) res.removeHeader('Set-Cookie');
    const refusal = refusalFor(error);
    context.refusal = refusal.reason;
    const isSaved = refusal.reason === 'answer-lost';
    if (!isSaved && context.effect !== 'none' && context.effect !== 'read') {
      context.effect = 'failed';
      context.after = context.before;
    }
    if (refusal.status >= 500 && !NO_FAULT.has(refusal.reason)) {
      context.effect = 'failed';
      warn(`${req.method} ${req.route?.path ?? 'an unknown address'} failed: ${explainFault(error)}`);
    }
    if (res.headersSent) {
      res.destroy();
      return;
    }
    for (const [name, value] of Object.entries(refusal.headers)) res.setHeader(name, value);
    const language = pages.languageOf(req);
    const model = { reason: refusal.reason, field: refusal.field, status: refusal.status };
    const page = { kind: 'page', status: refusal.status, view: 'error', model } as const;
    if (!req.complete && isEndless(req)) res.setHeader('Connection', 'close');
    send(req, res, pages.render(page, { language, context: null }));
  }
}

/**
 * A refused body may still be on its way. Node reads and forgets it, so that the client, which sends first and reads then, gets
 * to see the answer, and the connection lives on; but not for whatever somebody sends.
 */
function isEndless(req: Request): boolean {
  return hasBody(req) && !(Number(req.headers['content-length']) <= MOST_FORGOTTEN);
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof SessionGone || error instanceof SessionExists)
    return new Refusal('session-ended', { cause: error });
  if (error instanceof RevisionConflict) return new Refusal('session-changed', { cause: error });
  if (error instanceof StoreFailed || error instanceof WaitedTooLong)
    return new Refusal('store-failed', { cause: error });
  return new Refusal(reasonByStatus(error), { cause: error });
}

/** Express's own errors carry a status: an address with a broken escape is a 400. */
function reasonByStatus(error: unknown): RefusalReason {
  const status = (error as { readonly status?: unknown } | null)?.status;
  if (status === 404) return 'not-found';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'malformed-request' : 'failed';
}

/** For the operator's eyes only; visitors read the page's plain words. */
function explainFault(error: unknown): string {
  const cause = error instanceof Refusal ? error.cause : error;
  return cause instanceof Error ? cause.message : error instanceof Error ? error.message : 'an unknown fault';
}
