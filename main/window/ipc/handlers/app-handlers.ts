import { tellCommands } from '../../commands/tell-commands.ts';
import { applicationMenu, layoutMenu, paneMenu } from '../../menus/menu-template.ts';
import { personMenu } from '../../menus/person-menu.ts';
import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** The window as a whole: facts, language, commands, the machine's policy, native menus, the shop's source, the clipboard. */
export function appHandlers({
  bench,
  host,
  facts,
  languages,
  menus,
  code,
  run,
  explanation,
}: HandlerDeps): HandlersOf<'app' | 'language' | 'command' | 'menu' | 'code' | 'policy' | 'clipboard'> {
  return {
    'app.facts': () => facts(),
    'command.run': async ({ id, fromPage }) => {
      await run(id, fromPage ?? null);
      return null;
    },
    'command.list': () => ({ commands: tellCommands(bench.state(), menus) }),
    'menu.popup': ({ menu, x, y, paneId }) => {
      if (paneId) bench.activate(paneId);
      const items = { app: applicationMenu, layout: layoutMenu, pane: paneMenu, person: personMenu }[menu](
        bench.state(),
        menus,
      );
      host.popUpMenu(items, x, y);
      return null;
    },
    'code.files': () => ({ files: code.files() }),
    'code.read': ({ file }) => ({ text: code.read(file) }),
    'policy.explain': async () => {
      await host.inform(explanation());
      return null;
    },
    'language.state': () => languages.state(),
    'language.choose': ({ tag }) => ({ remembered: languages.choose(tag) }),
    'clipboard.write': async ({ text }) => {
      await host.copyText(text);
      return null;
    },
  };
}
