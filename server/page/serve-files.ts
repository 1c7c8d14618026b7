import path from 'node:path';
import express, { type RequestHandler } from 'express';

/** The folders of the site that are served as they lie there. They need no session, so they come before the gate. */
const FOLDERS = /^\/(?:styles|pictures|fonts)\/|^\/favicon\.(?:ico|svg)$/;

/** The middleware for pictures, styles and fonts. */
export function serveFiles(siteFolder: string): RequestHandler {
  const files = express.static(siteFolder, { index: false, redirect: false, fallthrough: true, maxAge: '5m' });
  const icon = path.posix.join('/pictures', 'favicon.svg');
  return function serveFiles(req, res, next) {
    if (!FOLDERS.test(req.context.path) || (req.method !== 'GET' && req.method !== 'HEAD')) return next();
    req.context.plainFile = true;
    // A file needs nothing that could be held.
    req.context.lease.end();
    if (req.context.path.startsWith('/favicon.')) req.url = icon;
    files(req, res, next);
  };
}
