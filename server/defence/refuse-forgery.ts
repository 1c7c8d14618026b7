import type { Request, RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';
import { noteCheck } from '../request-context.ts';
import { judgeFormToken, TOKEN_FIELD, type TokenVerdict, visitorOf } from './form-token.ts';
import type { Secrets } from './secrets.ts';

/** Where a form came from, as far as the browser says. */
type Source = 'here' | 'elsewhere' | 'unsaid';

/**
 * The middleware that refuses forms which another site, or another port of this computer, sends in the visitor's name.
 * SameSite does not help against the latter: all ports of 127.0.0.1 are one site.
 */
export function refuseForgery(secrets: Secrets): RequestHandler {
  return function refuseForgery(req, _res, next) {
    if (req.method !== 'POST') return next();
    const { context } = req;
    const { settings } = context.generation;
    const source = sourceOf(req);
    if (settings.originCheck && source === 'elsewhere') {
      noteCheck(context, 'origin', 'foreign-form');
      throw new Refusal('foreign-form');
    }
    if (settings.csrf) {
      const token = context.form?.find(([name]) => name === TOKEN_FIELD)?.[1];
      // A form that joined a session was made for what its visitor was before.
      const ticket = context.joinedWith ?? context.ticket;
      const key = ticket.kind === 'valid' ? ticket.key : null;
      const verdict = judgeFormToken(secrets, visitorOf(req, key), token);
      if (!isEnough(verdict, settings.originCheck && source === 'here')) {
        noteCheck(context, 'token', 'wrong-token');
        throw new Refusal('wrong-token');
      }
    }
    noteCheck(context, 'forgery');
    next();
  };
}

/**
 * When the browser vouches that the form is ours, a page made before a login or before the first ticket may still be sent:
 * two panes of one person would otherwise refuse each other's forms. Without that word, only the visitor's own token counts.
 */
function isEnough(verdict: TokenVerdict, vouched: boolean): boolean {
  switch (verdict) {
    case 'own':
      return true;
    case 'other':
    case 'missing':
      return vouched;
    case 'false':
      return false;
  }
}

/** Both headers are set by the browser and cannot be set by a page (Fetch standard, forbidden request-headers). */
function sourceOf(req: Request): Source {
  const site = req.headers['sec-fetch-site'];
  const origin = req.headers.origin;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'elsewhere';
  if (origin !== undefined && origin.toLowerCase() !== `http://${req.headers.host?.toLowerCase()}`) return 'elsewhere';
  return site === undefined && origin === undefined ? 'unsaid' : 'here';
}
