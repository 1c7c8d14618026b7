import type { RequestHandler } from 'express';

/** Nothing from elsewhere, no script at all: the pages work without. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The middleware that sets what every answer says to the browser about its own safety. */
export const secureHeaders: RequestHandler = function secureHeaders({ context }, res, next) {
  if (context.generation.settings.contentSecurityPolicy) res.setHeader('Content-Security-Policy', POLICY);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('X-Frame-Options', 'DENY');
  // Not "no-referrer": that would make a form of our own arrive with "Origin: null" (Fetch standard, 3.2).
  res.setHeader('Referrer-Policy', 'same-origin');
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  next();
};
