import type { Router } from 'express';
import { z } from 'zod';
import type { Answer } from '../page/answer.ts';
import type { HandlerContext } from '../session/handler-context.ts';
import { readFields, typedLine } from './form-fields.ts';
import type { MakePage } from './page-handler.ts';

const nameForm = z.object({ name: typedLine(60) });

/** Logging in by name alone: the shop wants to know what to call you, and the lesson is about the ticket. */
export function addLoginRoutes(router: Router, page: MakePage): void {
  router.post('/login', page(logIn));
  router.post('/logout', page(logOut));
}

function logIn({ content, form, settings }: HandlerContext): Answer {
  content.name = readFields(form, nameForm).name;
  return { kind: 'redirect', to: '/', wish: settings.regenerateAtLogin ? 'renew' : 'keep' };
}

function logOut(): Answer {
  return { kind: 'redirect', to: '/', wish: 'end', clearSiteData: true };
}
