import type { Router } from 'express';

/** What a router answers to, known before a request goes to it: a wrong address or method is refused before its body is read. */
export interface Addresses {
  /** E.g. ["GET", "HEAD"]; null when there is nothing at this path. */
  methodsAt(path: string): readonly string[] | null;
}

interface KnownRoute {
  readonly path: string;
  readonly methods: readonly string[];
}

/** Looks through a router's routes. A last part ":name" stands for anything without a slash. */
export function listAddresses({ stack }: Router): Addresses {
  const exact = new Map<string, Set<string>>();
  const prefixed = new Map<string, Set<string>>();
  for (const { path, methods } of stack.flatMap(({ route }) => (route ? [route as unknown as Route] : [])).map(read)) {
    const at = path.indexOf(':');
    const [places, place] = at < 0 ? [exact, path] : [prefixed, path.slice(0, at)];
    const known = places.get(place) ?? new Set();
    for (const method of methods) known.add(method);
    places.set(place, known);
  }
  return {
    methodsAt(path) {
      const cut = path.lastIndexOf('/') + 1;
      const known = exact.get(path) ?? (cut < path.length ? prefixed.get(path.slice(0, cut)) : undefined);
      return known === undefined ? null : [...known];
    },
  };
}

/** A route as Express keeps it. */
interface Route {
  readonly path: string;
  readonly methods: Readonly<Record<string, boolean>>;
}

function read({ path, methods }: Route): KnownRoute {
  const names = Object.keys(methods).map((name) => name.toUpperCase());
  // Express answers HEAD as it answers GET.
  return { path, methods: names.includes('GET') ? [...names, 'HEAD'] : names };
}
