import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** What the app is, and whose work is in it. */
export function aboutHandlers({ licences }: HandlerDeps): HandlersOf<'about'> {
  const { electron = '', chrome = '', node } = process.versions;
  return {
    'about.show': () => ({ versions: { electron, chrome, node }, licences: licences.list() }),
    'about.licence': ({ id }) => ({ text: licences.text(id) }),
  };
}
