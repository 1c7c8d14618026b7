import type { Router } from 'express';
import type { Answer } from '../page/answer.ts';
import type { HandlerContext } from '../session/handler-context.ts';
import { dumpContent } from './dump.ts';
import type { MakePage } from './page-handler.ts';

/** This visitor's own session: what is remembered, and what is left of its life. Never the ID. */
export function addSessionRoutes(router: Router, page: MakePage): void {
  router.get('/session/', page(showSession));
}

function showSession({ content, expiresAt, medium, now, wantsJson }: HandlerContext): Answer {
  if (wantsJson()) return { kind: 'json', body: { data: content, expiresAt, medium } };
  return {
    kind: 'page',
    view: 'session',
    model: { dump: dumpContent(content), medium, left: expiresAt === null ? null : describeLeft(expiresAt - now) },
  };
}

/** "19:42" or "11:59:30" out of ms. */
function describeLeft(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${two(Math.floor((seconds % 3_600) / 60))}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
