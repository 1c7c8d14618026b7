import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** Jars and what lies in them. */
export function jarHandlers({ bench }: HandlerWorld): HandlersOf<'jar' | 'cookie'> {
  return {
    'jar.create': () => bench.createJar(),
    'cookie.delete': async ({ jarId, cookie }) => {
      await bench.deleteCookie(jarId, cookie);
      return null;
    },
    'cookie.copy': async ({ from, cookie, to }) => {
      await bench.copyCookie(from, cookie, to);
      return null;
    },
  };
}
