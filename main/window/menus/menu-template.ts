import type { KeptPeople } from '../../browsers/jars/kept-people.ts';
import type { BenchState, JarColour, JarId, JarShape } from '../../shared/bench-records.ts';
import { type CommandId, commandIds } from '../../shared/command-ids.ts';
import type { Menu, MenuItem, TextRole } from '../../shared/menu-items.ts';
import type { Say } from '../../shared/messages/messages.ts';
import { commands } from '../commands/command-list.ts';
import { titleOfCommand } from '../commands/command-title.ts';
import { keysOf } from '../commands/key-match.ts';
import { appMenu, windowMenu } from './mac-menus.ts';
import { type MenuName, type MenuPlace, menuNames, menuPlaces, menuTitle } from './menu-places.ts';

export interface MenuMaker {
  readonly say: Say;
  readonly run: (id: CommandId) => void;
  /** Bench files opened or saved last, newest first. */
  readonly recent: () => readonly string[];
  readonly openBench: (path: string) => void;
  /** Another shape or colour for a person. */
  readonly setAvatar: (jarId: JarId, look: { readonly shape: JarShape } | { readonly colour: JarColour }) => void;
  /** People whose browsers were kept. */
  readonly kept: () => Pick<KeptPeople, 'people' | 'damaged'>;
  readonly bringBack: (jarId: JarId) => void;
  /** Asks first, as it cannot be taken back. */
  readonly forgetForGood: (jarId: JarId, name: string) => void;
  /** Takes all cookies out of a person's jar. */
  readonly forgetCookies: (jarId: JarId) => void;
  readonly platform: 'darwin' | 'win32' | 'linux';
}

const line = { type: 'separator' } as const;

/** The menus of the whole app: every command is here. Pure, so that a test can read it without a screen. */
export function applicationMenu(bench: BenchState, maker: MenuMaker): Menu {
  const mac = maker.platform === 'darwin';
  return [
    ...(mac ? [appMenu(maker.say, commandItem('app.quit', bench, maker))] : []),
    ...menuNames.map((menu) => ({
      label: maker.say(menuTitle(menu)),
      submenu: joinParts([...partsBefore(menu, maker), ...menuPlaces[menu].map((place) => part(place, bench, maker))]),
    })),
    ...(mac ? [windowMenu(maker.say)] : []),
  ];
}

/** How panes and backstage share the window, what holds now marked. */
export function layoutMenu(bench: BenchState, maker: MenuMaker): Menu {
  return joinParts([
    part('view.layout', bench, maker),
    part('backstage.place', bench, maker),
    part('backstage.show', bench, maker),
  ]);
}

/** What can be done with the active pane. */
export function paneMenu(bench: BenchState, maker: MenuMaker): Menu {
  const item = (id: CommandId) => commandItem(id, bench, maker);
  return joinParts([
    [item('pane.back'), item('pane.forward'), item('pane.reload')],
    [item('pane.open-second')],
    part('pane.find', bench, maker).slice(0, 1),
    part('pane.zoom', bench, maker),
    part('pane.move', bench, maker),
    part('pane.sleep', bench, maker),
    [...part('pane.tools', bench, maker), item('pane.close')],
  ]);
}

/** What the system itself brings: text is edited by its own commands. It knows their words in its own language only. */
function partsBefore(menu: MenuName, { say }: MenuMaker): readonly Menu[] {
  if (menu !== 'edit') return [];
  const item = (role: TextRole) => ({
    role,
    label: say(`menu.edit.${role}`),
  });
  return [
    [item('undo'), item('redo')],
    [item('cut'), item('copy'), item('paste'), item('selectAll')],
  ];
}

/** The commands of one part of a menu. */
function part(place: MenuPlace, bench: BenchState, maker: MenuMaker): Menu {
  // A Mac has Quit in the menu of the app's own name.
  if (place === 'file.quit' && maker.platform === 'darwin') return [];
  return commandIds
    .filter((id) => commands[id].place === place && (commands[id].offered?.(bench) ?? true))
    .map((id) => commandItem(id, bench, maker))
    .concat(place === 'file.open' ? [recentMenu(maker)] : [])
    .concat(place === 'file.person' ? [keptMenu(bench, maker)] : []);
}

/** Benches opened before, by their files' names; where each lies is said to tell namesakes apart. */
function recentMenu({ say, recent, openBench }: MenuMaker): MenuItem {
  const paths = recent();
  return {
    id: 'bench.recent',
    label: say('menu.recent'),
    enabled: paths.length > 0,
    submenu: paths.map((path) => ({
      id: `recent.${path}`,
      label: path.replaceAll('&', '&&'),
      click: () => openBench(path),
    })),
  };
}

/** Kept people who are not on the bench. */
function keptMenu(bench: BenchState, { say, kept, bringBack }: MenuMaker): MenuItem {
  const { people, damaged } = kept();
  const away = people.filter(({ id }) => !bench.jars.some((jar) => jar.id === id));
  return {
    id: 'kept.bring-back',
    label: say(damaged ? 'kept.damaged' : 'kept.bring-back'),
    enabled: away.length > 0 && bench.room > 0 && !bench.switchedOff.includes('keptPeople'),
    submenu: away.map(({ id, name }) => ({
      id: `kept.${id}`,
      label: name.replaceAll('&', '&&'),
      click: () => bringBack(id),
    })),
  };
}

/** Parts of a menu with a line between them. */
export function joinParts(parts: readonly Menu[]): Menu {
  return parts.filter((items) => items.length > 0).flatMap((items, index) => (index === 0 ? items : [line, ...items]));
}

/** Keys are shown here and caught by `listenForKeys`, so that they work the same with the keyboard in a page or in the window. */
export function commandItem(id: CommandId, bench: BenchState, { say, run, platform }: MenuMaker): MenuItem {
  const { mark, whyNot, yielding } = commands[id];
  const [first] = keysOf(id, platform);
  // A Mac's menus do not only show a key, they take it: one that text needs (Cmd+Z) would act twice, or in the wrong place.
  const accelerator = platform === 'darwin' && yielding?.keys.includes(first ?? '') ? undefined : first;
  return {
    id,
    label: titleOfCommand(id, bench, say),
    enabled: (whyNot?.(bench) ?? null) === null,
    ...(mark ? { type: mark.type, checked: mark.on(bench) } : {}),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => run(id),
  };
}
