import type { RequestHandler } from 'express';
import type { Answer } from '../page/answer.ts';
import type { HandlerContext } from '../session/handler-context.ts';

/** A page's own code: gets what it may know and change, returns its answer as a value. */
export type PageHandler = (context: HandlerContext) => Answer | Promise<Answer>;

/** Puts before a page's own code all that stands before every page, and the commit behind it: see `pipeline.ts`. */
export type MakePage = (handler: PageHandler) => RequestHandler[];
