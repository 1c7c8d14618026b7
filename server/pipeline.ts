/**
 * The pipeline of a request, from top to bottom. Each middleware is one file; whatever one throws is answered by the last.
 */
import express, { type Express, type RequestHandler } from 'express';
import { type AdmitDeps, admitRequest } from './admit-request.ts';
import { type BeginDeps, beginRequest } from './begin-request.ts';
import { holdRequests } from './breakpoints/hold-requests.ts';
import { allowHosts } from './defence/allow-hosts.ts';
import { limitAddresses, readForm } from './defence/limit-request.ts';
import { refuseForgery } from './defence/refuse-forgery.ts';
import { refuseSeveralTickets } from './defence/refuse-several-tickets.ts';
import type { Secrets } from './defence/secrets.ts';
import { secureHeaders } from './defence/secure-headers.ts';
import type { Gate } from './gate/gate.ts';
import { RecentlyBegun } from './gate/recently-begun.ts';
import { takeTurn } from './gate/take-turn.ts';
import { answerFailure } from './page/answer-failure.ts';
import { serveFiles } from './page/serve-files.ts';
import { listAddresses } from './routes/addresses.ts';
import type { MakePage } from './routes/page-handler.ts';
import { type ServeDeps, servePage } from './routes/serve-page.ts';
import { type AddRoutes, makeShopRouter } from './routes/shop-router.ts';
import { makeTicketReader } from './session/ticket.ts';

export interface PipelineDeps extends Omit<BeginDeps & AdmitDeps & ServeDeps, 'readTicket' | 'begun'> {
  readonly ownHosts: () => ReadonlySet<string>;
  readonly siteFolder: string;
  readonly addRoutes: AddRoutes;
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
  const beforePages: readonly RequestHandler[] = [
    readForm, // a small well-formed form
    admitRequest({ ...deps, readTicket }), // not while everything is being changed
    refuseSeveralTickets, // one ticket, or none
    holdRequests(deps.breakpoints, 'gate'), // may it go on?
    takeTurn({ ...deps, begun }), // requests of one session one after the other
    (req, res, next) => req.context.generation.openSession(req, res, next), // who is it, what do we remember?
    refuseForgery(deps.secrets), // did this visitor mean to send this form?
    holdRequests(deps.breakpoints, 'between'), // read, and not yet written
  ];
  // The page's own code, then the commit, then the answer.
  const page: MakePage = (handler) => [...beforePages, servePage(handler, { ...deps, begun })];
  const router = makeShopRouter(page, deps.secrets, deps.addRoutes);

  app.use(beginRequest({ ...deps, readTicket })); // what the request carries with it, and the inspector's record of it
  app.use(secureHeaders); // what every answer says about its safety
  app.use(allowHosts(deps.ownHosts)); // is this server called by its own name?
  app.use(serveFiles(deps.siteFolder)); // pictures and styles need nothing of what follows
  app.use(limitAddresses(listAddresses(router))); // a known address, its method
  app.use(router); // which page answers what; before each of them, what stands in the list above
  app.use(answerFailure(deps.pages, deps.warn)); // a page in plain words
  return app;
}
