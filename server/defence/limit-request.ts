import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Refusal } from '../refusal.ts';
import { noteCheck } from '../request-context.ts';
import type { Addresses } from '../routes/addresses.ts';
import { MalformedForm, parseForm, TooManyFields } from './parse-form.ts';
import { hasBody, readBody } from './read-body.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const MOST_BYTES = 16 * 1024;
const MOST_FIELDS = 50;

/** The middleware that lets only known addresses and their methods through. */
export function limitAddresses(addresses: Addresses): RequestHandler {
  return function limitAddresses(req, res, next) {
    const { context } = req;
    if (context.path === '*') {
      answerForAll(req, res);
      return;
    }
    const methods = addresses.methodsAt(context.path);
    if (methods === null) {
      const folder = addresses.methodsAt(`${context.path}/`);
      if (folder !== null && (req.method === 'GET' || req.method === 'HEAD')) {
        res.redirect(308, `${context.path}/`);
        context.lease.end();
        return;
      }
      noteCheck(context, 'address', 'not-found');
      throw new Refusal('not-found');
    }
    if (!methods.includes(req.method)) {
      noteCheck(context, 'method', 'wrong-method');
      throw new Refusal('wrong-method', { headers: { Allow: methods.join(', ') } });
    }
    noteCheck(context, 'method');
    next();
  };
}

/** The middleware that reads small, well-formed forms, before the gate, so that a slow sender holds up nobody. */
export async function readForm(req: Request, res: Response, next: NextFunction): Promise<void> {
  if (req.method !== 'POST') return next();
  const { context } = req;
  try {
    context.form = parseForm(await readText(req, res), MOST_FIELDS);
  } catch (error) {
    noteCheck(context, 'form', 'malformed-form');
    if (error instanceof TooManyFields) throw new Refusal('too-many-fields', { cause: error });
    if (error instanceof MalformedForm) throw new Refusal('malformed-form', { cause: error });
    throw error;
  }
  noteCheck(context, 'form');
  next();
}

/** `OPTIONS *` asks what the server can do in general (RFC 9110 9.3.7); with any other method the target means nothing. */
function answerForAll({ method, context }: Request, res: Response): void {
  if (method !== 'OPTIONS') {
    noteCheck(context, 'address', 'malformed-request');
    throw new Refusal('malformed-request');
  }
  noteCheck(context, 'method');
  res.statusCode = 204;
  res.setHeader('Allow', 'GET, HEAD, POST, OPTIONS');
  res.end();
  context.lease.end();
}

/** @throws Refusal, MalformedForm */
async function readText(req: Request, res: Response): Promise<string> {
  const [type, ...parameters] = (req.headers['content-type'] ?? '').split(';');
  // Without a body there is no type to be wrong: a form whose every field is missing.
  if (!hasBody(req) && type === '') return '';
  const charset = /charset="?([^";\s]+)/i.exec(parameters.join(';'))?.[1] ?? 'utf-8';
  if (type?.trim().toLowerCase() !== FORM_TYPE || charset.toLowerCase() !== 'utf-8') throw new Refusal('wrong-type');
  if (!hasBody(req)) return '';
  const body = await readBody(req, MOST_BYTES, () => {
    // A client that asks first sends its body when it hears this, and never for a form that is refused (RFC 9110 10.1.1).
    if (req.headers.expect !== undefined) res.writeContinue();
  });
  try {
    return utf8.decode(body);
  } catch (cause) {
    throw new MalformedForm('The form is no text in UTF-8.', { cause });
  }
}
