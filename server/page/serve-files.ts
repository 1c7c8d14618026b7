import type { OutgoingHttpHeaders } from 'node:http';
import path from 'node:path';
import express, { type RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';

/** The only folders of the site that are served as they lie there: never the templates and the texts beside them. */
const FOLDERS = ['styles', 'pictures', 'fonts'] as const;
const FILE = /^\/(styles|pictures|fonts)\/|^\/favicon\.(?:ico|svg)$/;

/** Whether an address is one of a picture, a style or a font: no page of the shop, and no exchange for the inspector. */
export function isStaticFile(pathname: string): boolean {
  return FILE.test(pathname);
}

/** The middleware for pictures, styles and fonts. They need no session, so they come before the gate. */
export function serveFiles(siteFolder: string): RequestHandler {
  // One handler a folder: it never leaves its folder, however a path is written (RFC 3986 6.2.2.3, escapes included).
  const handlers = new Map<string, RequestHandler>(
    FOLDERS.map((folder) => [
      folder,
      express.static(path.join(siteFolder, folder), { index: false, redirect: false, maxAge: '5m' }),
    ]),
  );
  return function serveFiles(req, res, next) {
    const { path: pathname } = req.context;
    const match = FILE.exec(pathname);
    if (match === null) return next();
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      throw new Refusal('wrong-method', { headers: { Allow: 'GET, HEAD' } });
    }
    req.context.plainFile = true;
    // A file needs nothing that could be held.
    req.context.lease.end();
    const [, folder = 'pictures'] = match;
    const { url } = req;
    req.url = match[1] === undefined ? '/favicon.svg' : url.slice(folder.length + 1);
    handlers.get(folder)?.(req, res, (error?: unknown) => {
      req.url = url;
      if (!isUnmet(error)) return next(error);
      res.writeHead(error.status, error.headers).end();
    });
  };
}

/** The file is there, but a condition of the request is not met, or its range lies outside (RFC 9110 13.1, 14.2). */
function isUnmet(error: unknown): error is { readonly status: number; readonly headers?: OutgoingHttpHeaders } {
  const status = (error as { readonly status?: unknown } | undefined)?.status;
  return status === 412 || status === 416;
}
