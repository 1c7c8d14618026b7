import { serialize } from 'cookie';
import type { Request, Response } from 'express';
import type { Secrets } from '../defence/secrets.ts';
import type { Settings } from '../settings/settings.ts';
import { verifyTicket } from './ticket.ts';

/**
 * Writes the attributes of the ticket that express-session sets: by the injected clock, with Max-Age beside Expires (a
 * browser whose clock is wrong keeps its cart: RFC 6265bis 5.7 lets Max-Age win), and without a signature when tickets are
 * not signed.
 */
export function shapeTicket(req: Request, res: Response, secrets: Secrets, now: () => number): void {
  const writeHead = res.writeHead;
  // Installed before express-session's own hook, so that it runs after it, when Set-Cookie is there.
  res.writeHead = function shaped(this: Response, ...args: unknown[]) {
    const { context } = req;
    const { settings } = context.generation;
    const line = ticketLine(res, settings.cookieName);
    if (line !== null) {
      const value = decodeURIComponent(line.slice(settings.cookieName.length + 1).split(';', 1)[0] ?? '');
      res.setHeader('Set-Cookie', serializeTicket(value, settings, secrets, context.expiresAt, now()));
    }
    return (writeHead as (...all: unknown[]) => Response).apply(this, args);
  } as typeof res.writeHead;
}

/** Tells the browser to forget its ticket. */
export function expireTicket(res: Response, settings: Settings): void {
  const forgotten = { ...attributesOf(settings), expires: new Date(0), maxAge: 0 };
  res.setHeader('Set-Cookie', serialize(settings.cookieName, '', forgotten));
}

function serializeTicket(
  signedValue: string,
  settings: Settings,
  secrets: Secrets,
  expiresAt: number | null,
  now: number,
): string {
  const ticket = settings.signed ? null : verifyTicket(signedValue, secrets, true);
  const value = ticket?.kind === 'valid' ? ticket.id : signedValue;
  const attributes = attributesOf(settings);
  if (settings.cookieLength === 'browser' || expiresAt === null)
    return serialize(settings.cookieName, value, attributes);
  const maxAge = Math.max(0, Math.ceil((expiresAt - now) / 1_000));
  return serialize(settings.cookieName, value, { ...attributes, maxAge, expires: new Date(expiresAt) });
}

function attributesOf({ httpOnly, sameSite }: Settings) {
  return sameSite === 'off' ? { path: '/', httpOnly } : { path: '/', httpOnly, sameSite };
}

function ticketLine(res: Response, name: string): string | null {
  const header = res.getHeader('Set-Cookie');
  const lines = Array.isArray(header) ? header : typeof header === 'string' ? [header] : [];
  return lines.find((line) => line.startsWith(`${name}=`)) ?? null;
}
