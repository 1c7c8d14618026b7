import { Router } from 'express';
import type { Secrets } from '../defence/secrets.ts';
import { addCartRoutes } from './cart.ts';
import { addCheckoutRoutes } from './checkout.ts';
import { addHomeRoutes } from './home.ts';
import { addLoginRoutes } from './login.ts';
import type { MakePage } from './page-handler.ts';
import { addSessionRoutes } from './session-page.ts';
import { addShopRoutes } from './shop.ts';
import { addTeamRoutes } from './team.ts';

/** Adds addresses to a router. */
export type AddRoutes = (router: Router, page: MakePage) => void;

/** Express's own router: every address of the site, and which page answers there. */
export function makeShopRouter(page: MakePage, secrets: Secrets, addMore: AddRoutes): Router {
  const router = Router({ caseSensitive: true, strict: true });
  addHomeRoutes(router, page);
  addTeamRoutes(router, page);
  addShopRoutes(router, page);
  addCartRoutes(router, page);
  addCheckoutRoutes(router, page, secrets);
  addLoginRoutes(router, page);
  addSessionRoutes(router, page);
  addMore(router, page);
  return router;
}
