import { type BackstagePanel, backstagePanels } from '../../../shared/backstage-panels.ts';
import type { BackstagePlace } from '../../../shared/bench-records.ts';
import type { Command, CommandSet, TitledCommand } from '../command.ts';

/** Panels that are looked for in other ways too: by a key of their own, by words that the palette knows. */
const further: { readonly [P in BackstagePanel]?: Pick<Command, 'keys' | 'words'> } = {
  sessions: { words: 'words.sessions' },
  switchboard: { keys: ['CmdOrCtrl+Shift+B'], words: 'words.switchboard' },
};

/** What lies under the panes, and the way through what it tells. */
export const backstageCommands = {
  'backstage.toggle': {
    keys: ['CmdOrCtrl+J'],
    place: 'backstage.show',
    mark: { type: 'checkbox', on: (bench) => bench.backstage.open },
    run: ({ bench }) => bench.look.toggleBackstage(),
  },
  'backstage.alone': {
    keys: ['CmdOrCtrl+Shift+J'],
    place: 'backstage.show',
    mark: { type: 'checkbox', on: (bench) => bench.backstage.alone },
    run: ({ bench }) => bench.look.toggleStage(),
    // A page that is put away would keep the keyboard, and no key would lead back.
    inWindow: true,
  },
  'backstage.auto': place('auto'),
  'backstage.beside': place('beside'),
  'backstage.below': place('below'),
  ...panelCommands(),
  // A trainer steps on while a page has the keyboard.
  'beat.next': beat(['F9', 'Cmd+Alt+PageDown'], 'PageDown'),
  'beat.previous': beat(['Shift+F9', 'Cmd+Alt+PageUp'], 'PageUp'),
} as const satisfies CommandSet;

function place(where: BackstagePlace): Command {
  return {
    place: 'backstage.place',
    mark: { type: 'radio', on: (bench) => bench.backstage.place === where },
    run: ({ bench }) => bench.look.setBackstagePlace(where),
  };
}

type PanelCommands = { readonly [P in BackstagePanel as `backstage.${P}`]: TitledCommand };

/** One for each panel that there is. */
function panelCommands(): PanelCommands {
  return Object.fromEntries(backstagePanels.map((panel) => [`backstage.${panel}`, tab(panel)])) as PanelCommands;
}

/**
 * A tab of the backstage, called as the tab is: folded out by main, chosen by the window. By Alt and its number, as browsers on
 * Linux choose tabs: Ctrl and a number is a pane here as a tab is there, menus' mnemonics are letters, Ctrl+Alt is AltGr and writes signs on most of
 * Europe's keyboards (Spanish AltGr+2 is "@"), and Windows' Alt codes are typed on the number pad, whose keys have other codes.
 * On a Mac, Option and a digit writes a sign: there it is Option with Cmd.
 */
function tab(panel: BackstagePanel): TitledCommand {
  const number = backstagePanels.indexOf(panel) + 1;
  const { keys = [], ...more } = further[panel] ?? {};
  return {
    ...more,
    title: (_bench, say) => say(`backstage.${panel}`),
    keys: [...keys, `Alt+${number}`, `Cmd+Alt+${number}`],
    place: 'backstage.tab',
    run: ({ bench }) => bench.look.toggleBackstage(true),
    inWindow: true,
  };
}

/** Beats move the picture, not the keyboard. @param remote what a presenter's remote sends; a long page scrolls by it. */
function beat(keys: readonly string[], remote: string): Command {
  return {
    keys,
    yielding: { keys: [remote], to: 'text-or-scroll', when: 'no-lesson' },
    repeats: true,
    place: 'backstage.beat',
    inWindow: 'keep-keyboard',
  };
}
