import type { Secrets } from '../defence/secrets.ts';
import { cartRoutes } from './cart.ts';
import { makeCheckoutRoutes } from './checkout.ts';
import { homeRoutes } from './home.ts';
import { loginRoutes } from './login.ts';
import { mapRoutes, type Route, type RouteMap } from './route.ts';
import { sessionRoutes } from './session-page.ts';
import { shopRoutes } from './shop.ts';
import { teamRoutes } from './team.ts';

/** Every address of the site. */
export function makeRoutes(secrets: Secrets, more: readonly Route[]): RouteMap {
  return mapRoutes([
    ...homeRoutes,
    ...teamRoutes,
    ...shopRoutes,
    ...cartRoutes,
    ...makeCheckoutRoutes(secrets),
    ...loginRoutes,
    ...sessionRoutes,
    ...more,
  ]);
}
