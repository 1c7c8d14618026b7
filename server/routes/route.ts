import type { Answer } from '../page/answer.ts';
import type { HandlerContext } from '../session/handler-context.ts';

export type Handler = (context: HandlerContext) => Answer | Promise<Answer>;

export interface Route {
  readonly method: 'GET' | 'POST';
  /** As fixed in the design; a last part ":name" stands for anything without a slash. */
  readonly path: string;
  readonly handle: Handler;
  /** E.g. "POST /cart/add", for records. */
  readonly label: string;
  /** What stands in the place of ":name", decoded; '' when it is not decodable or there is none. */
  parameterOf(path: string): string;
}

/** All routes of one address. */
interface Address {
  /** HEAD is answered as GET is. Null: a wrong method. */
  byMethod(method: string): Route | null;
  /** For the Allow header. */
  readonly allow: string;
}

export interface RouteMap {
  find(path: string): Address | null;
}

export function route(method: Route['method'], path: string, handle: Handler): Route {
  const prefix = prefixOf(path);
  return {
    method,
    path,
    handle,
    label: `${method} ${path}`,
    parameterOf(actual) {
      if (prefix === null) return '';
      try {
        return decodeURIComponent(actual.slice(prefix.length));
      } catch {
        return '';
      }
    },
  };
}

export function mapRoutes(routes: readonly Route[]): RouteMap {
  const exact = new Map<string, Address>();
  const prefixed: [prefix: string, address: Address][] = [];
  for (const path of new Set(routes.map((one) => one.path))) {
    const address = makeAddress(routes.filter((one) => one.path === path));
    const prefix = prefixOf(path);
    if (prefix === null) exact.set(path, address);
    else prefixed.push([prefix, address]);
  }
  return {
    find(path) {
      const known = exact.get(path);
      if (known !== undefined) return known;
      const match = prefixed.find(([prefix]) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'));
      return match !== undefined && path.length > match[0].length ? match[1] : null;
    },
  };
}

function makeAddress(routes: readonly Route[]): Address {
  const byMethod = new Map<string, Route>(routes.map((one) => [one.method, one]));
  const get = byMethod.get('GET');
  if (get !== undefined) byMethod.set('HEAD', get);
  return { byMethod: (method) => byMethod.get(method) ?? null, allow: [...byMethod.keys()].join(', ') };
}

function prefixOf(path: string): string | null {
  const at = path.indexOf(':');
  return at < 0 ? null : path.slice(0, at);
}
