/**
 * The pipeline of a request, from top to bottom. Each middleware is one file; whatever one throws is answered by the last.
 */
import express, { type Express } from 'express';
import { type AdmitDeps, admitRequest } from './admit-request.ts';
import { type BeginDeps, beginRequest } from './begin-request.ts';
import { holdRequests } from './breakpoints/hold-requests.ts';
import { allowHosts } from './defence/allow-hosts.ts';
import { limitRequest } from './defence/limit-request.ts';
import { refuseForgery } from './defence/refuse-forgery.ts';
import { refuseSeveralTickets } from './defence/refuse-several-tickets.ts';
import type { Secrets } from './defence/secrets.ts';
import { secureHeaders } from './defence/secure-headers.ts';
import type { Gate } from './gate/gate.ts';
import { RecentlyBegun } from './gate/recently-begun.ts';
import { takeTurn } from './gate/take-turn.ts';
import { answerFailure } from './page/answer-failure.ts';
import { serveFiles } from './page/serve-files.ts';
import type { RouteMap } from './routes/route.ts';
import { type RouteDeps, serveRoutes } from './routes/serve-routes.ts';
import { makeTicketReader } from './session/ticket.ts';

export interface PipelineDeps extends Omit<BeginDeps & AdmitDeps & RouteDeps, 'readTicket' | 'begun'> {
  readonly ownHosts: () => ReadonlySet<string>;
  readonly siteFolder: string;
  readonly routes: RouteMap;
  readonly gate: Gate;
  readonly secrets: Secrets;
  readonly warn: (sentence: string) => void;
}

export function buildPipeline(deps: PipelineDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  // Should even the page in plain words fail, Express answers; it must not show where.
  app.set('env', 'production');

  const readTicket = makeTicketReader(deps.secrets);
  const begun = new RecentlyBegun();
  app.use(beginRequest({ ...deps, readTicket })); // what the request carries with it, and the inspector's record of it
  app.use(secureHeaders); // what every answer says about its safety
  app.use(allowHosts(deps.ownHosts)); // is this server called by its own name?
  app.use(serveFiles(deps.siteFolder)); // pictures and styles need nothing of what follows
  app.use(...limitRequest(deps.routes)); // a known address, its method, a small well-formed form
  app.use(admitRequest({ ...deps, readTicket })); // not while everything is being changed
  app.use(refuseSeveralTickets); // one ticket, or none
  app.use(holdRequests(deps.breakpoints, 'gate')); // may it go on?
  app.use(takeTurn({ ...deps, begun })); // requests of one session one after the other
  app.use((req, res, next) => req.context.generation.openSession(req, res, next)); // who is it, what do we remember?
  app.use(refuseForgery(deps.secrets)); // did this visitor mean to send this form?
  app.use(holdRequests(deps.breakpoints, 'between')); // read, and not yet written
  app.use(serveRoutes({ ...deps, begun })); // the handler, then the commit, then the answer
  app.use(answerFailure(deps.pages, deps.warn)); // a page in plain words
  return app;
}
