/**
 * The way of a request, from top to bottom. Each station is one file; whatever a station throws is answered by the last.
 */
import express, { type Express } from 'express';
import { type BeginParts, beginPassage } from './begin-passage.ts';
import { allowHosts } from './defence/allow-hosts.ts';
import { limitRequest } from './defence/limit-request.ts';
import { refuseForgery } from './defence/refuse-forgery.ts';
import type { Secrets } from './defence/secrets.ts';
import { secureHeaders } from './defence/secure-headers.ts';
import type { Gate } from './gate/gate.ts';
import { holdRequests } from './gate/hold-requests.ts';
import type { Standstill } from './gate/standstill.ts';
import { takeTurn } from './gate/take-turn.ts';
import { answerFailure } from './page/answer-failure.ts';
import { serveFiles } from './page/serve-files.ts';
import type { RouteMap } from './routes/route.ts';
import { type RouteParts, serveRoutes } from './routes/serve-routes.ts';

export interface WayParts extends BeginParts, RouteParts {
  readonly ownHosts: () => ReadonlySet<string>;
  readonly siteFolder: string;
  readonly routes: RouteMap;
  readonly gate: Gate;
  readonly standstill: Standstill;
  readonly secrets: Secrets;
  readonly warn: (sentence: string) => void;
}

export function layWay(parts: WayParts): Express {
  const way = express();
  way.disable('x-powered-by');
  way.disable('etag');
  way.set('query parser', false);
  // Should even the page in plain words fail, Express answers; it must not show where.
  way.set('env', 'production');

  way.use(parts.standstill.station); // is the whole world being changed just now?
  way.use(beginPassage(parts)); // what the request carries with it, and the inspector's record of it
  way.use(allowHosts(parts.ownHosts)); // is this server called by its own name?
  way.use(secureHeaders); // what every answer says about its safety
  way.use(serveFiles(parts.siteFolder)); // pictures and styles need nothing of what follows
  way.use(...limitRequest(parts.routes)); // a known address, its method, a small well-formed form
  way.use(holdRequests(parts.door, 'gate')); // may it go in?
  way.use(takeTurn(parts.gate)); // requests of one session one after the other
  way.use((req, res, next) => req.passage.epoch.openSession(req, res, next)); // who is it, what do we remember?
  way.use(refuseForgery(parts.secrets)); // did this visitor mean to send this form?
  way.use(holdRequests(parts.door, 'between')); // read, and not yet written
  way.use(serveRoutes(parts)); // the handler, then the commit, then the answer
  way.use(answerFailure(parts.pages, parts.warn)); // a page in plain words
  return way;
}
