import type { Router } from 'express';
import type { Answer } from '../page/answer.ts';
import type { HandlerContext } from '../session/handler-context.ts';
import { dumpContent } from './dump.ts';
import type { MakePage } from './page-handler.ts';

/** Home: what this site is, where to go, and who you are to the server. */
export function addHomeRoutes(router: Router, page: MakePage): void {
  router.get('/', page(showHome));
}

function showHome({ content }: HandlerContext): Answer {
  return { kind: 'page', view: 'home', model: { dump: dumpContent(content) } };
}
