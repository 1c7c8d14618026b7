import { draftedCookie } from '../../../browsers/jars/drafted-cookie.ts';
import { AskError } from '../../../shared/ask-error.ts';
import type { CookieName } from '../../../shared/bench-records.ts';
import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** Jars and what lies in them. */
export function jarHandlers({ bench }: HandlerDeps): HandlersOf<'jar' | 'cookie'> {
  const must = (there: boolean, cookie: CookieName) => {
    if (!there) throw new AskError('no-such-cookie', cookie.name);
    return null;
  };
  return {
    'jar.create': () => bench.createJar(),
    'jar.rename': async ({ jarId, name }) => {
      await bench.rename(jarId, name);
      return null;
    },
    'jar.holdings': ({ jarId }) => bench.jar(jarId).holdings(),
    'jar.copy-cookies': async ({ from, to }) => {
      bench.jar(from);
      bench.jar(to);
      return { count: await bench.edit((edits) => edits.copyAll(from, to)) };
    },
    'jar.empty': async ({ jarId, everything }) => {
      const jar = bench.jar(jarId);
      await bench.edit((edits) => edits.removeAll(jarId));
      if (everything) await jar.emptyStorage();
      return null;
    },
    'cookie.delete': async ({ jarId, cookie }) => {
      bench.jar(jarId);
      return must(await bench.edit((edits) => edits.remove(jarId, cookie)), cookie);
    },
    'cookie.copy': async ({ from, cookie, to }) => {
      bench.jar(from);
      bench.jar(to);
      return must(await bench.edit((edits) => edits.copy(from, cookie, to)), cookie);
    },
    'cookie.reveal': async ({ jarId, cookie }) => {
      const found = await bench.jar(jarId).cookie(cookie);
      if (found === null) throw new AskError('no-such-cookie', cookie.name);
      return { value: found.value };
    },
    'cookie.write': async ({ jarId, old, cookie }) => {
      bench.jar(jarId);
      let there = true;
      try {
        there = await bench.edit((edits) => edits.write(jarId, old, (before) => draftedCookie(cookie, before)));
      } catch (error) {
        return { refused: error instanceof Error ? error.message : String(error) };
      }
      must(there, old ?? { name: cookie.name, domain: cookie.host, path: cookie.path });
      return { refused: null };
    },
  };
}
