import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { Refusal } from '../refusal.ts';
import { noteCheck } from '../request-context.ts';
import type { RouteMap } from '../routes/route.ts';
import { MalformedForm, parseForm, TooManyFields } from './parse-form.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';
const MOST_BYTES = 16 * 1024;
const MOST_FIELDS = 50;

/**
 * The middleware that finds out what is asked for and lets only known addresses, their methods, and small, well-formed forms
 * through. The body is read here, before the gate, so that a slow sender holds up nobody.
 */
export function limitRequest(routes: RouteMap): readonly [RequestHandler, RequestHandler, RequestHandler] {
  return [findRoute, express.text({ type: FORM_TYPE, limit: MOST_BYTES, defaultCharset: 'utf-8' }), readForm];

  function findRoute(req: Request, res: Response, next: NextFunction): void {
    const { context } = req;
    const found = routes.find(context.path);
    if (found === null) {
      const folder = routes.find(`${context.path}/`);
      if (folder !== null && (req.method === 'GET' || req.method === 'HEAD')) {
        res.redirect(308, `${context.path}/`);
        context.lease.end();
        return;
      }
      noteCheck(context, 'address', 'There is nothing at this address.');
      throw new Refusal('not-found');
    }
    const route = found.byMethod(req.method);
    if (route === null) {
      noteCheck(context, 'method', `This address answers to ${found.allow}.`);
      throw new Refusal('wrong-method', { headers: { Allow: found.allow } });
    }
    context.route = route;
    noteCheck(context, 'method');
    next();
  }

  function readForm(req: Request, _res: Response, next: NextFunction): void {
    if (req.method !== 'POST') {
      next();
      return;
    }
    const { context } = req;
    try {
      context.form = parseForm(readBody(req), MOST_FIELDS);
    } catch (error) {
      noteCheck(context, 'form', 'The form cannot be read.');
      if (error instanceof TooManyFields) throw new Refusal('too-many-fields', { cause: error });
      if (error instanceof MalformedForm) throw new Refusal('malformed-form', { cause: error });
      throw error;
    }
    noteCheck(context, 'form');
    next();
  }
}

function readBody(req: Request): string {
  if (typeof req.body === 'string') {
    const charset = /charset="?([^";\s]+)/i.exec(req.headers['content-type'] ?? '')?.[1];
    if (charset !== undefined && charset.toLowerCase() !== 'utf-8') throw new Refusal('wrong-type');
    return req.body;
  }
  // Without a body there is no type to be wrong: a form whose every field is missing.
  const empty = req.headers['transfer-encoding'] === undefined && Number(req.headers['content-length'] ?? 0) === 0;
  const type = req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (empty && (type === undefined || type === FORM_TYPE)) return '';
  throw new Refusal('wrong-type');
}
