import type { MenuItemConstructorOptions } from 'electron';
import type { BenchState } from '../ipc/contract.ts';
import type { MessageKey, Say } from '../messages/messages.ts';
import type { CommandId } from './command-ids.ts';
import { commandKeys } from './command-table.ts';

export interface MenuMaker {
  readonly say: Say;
  readonly run: (id: CommandId) => void;
  readonly platform: 'darwin' | 'win32' | 'linux';
}

/** The menus of the whole app: every command is here. Pure, so that a test can read it without a screen. */
export function applicationMenu(bench: BenchState, maker: MenuMaker): MenuItemConstructorOptions[] {
  const { say } = maker;
  const command = commandItem(maker);
  const active = bench.panes.find((pane) => pane.id === bench.activePane) ?? null;
  const hasPane = active !== null;
  return [
    ...(maker.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: say('menu.file'),
      submenu: [
        command('jar.create', { enabled: bench.room > 0 }),
        secondPaneItem(bench, maker),
        command('pane.close', { enabled: hasPane }),
        { type: 'separator' },
        command('jar.undo', { enabled: bench.edits.canUndo }),
        command('jar.redo', { enabled: bench.edits.canRedo }),
        { type: 'separator' },
        command('bench.reset'),
        ...(maker.platform === 'darwin' ? [] : [{ type: 'separator' as const }, command('app.quit')]),
      ],
    },
    { role: 'editMenu', label: say('menu.edit') },
    {
      label: say('menu.view'),
      submenu: [
        ...layoutMenu(bench, maker),
        { type: 'separator' },
        command('region.next'),
        command('region.previous'),
        { type: 'separator' },
        command('view.projector', { type: 'checkbox', checked: bench.projector }),
      ],
    },
    {
      label: say('menu.pane'),
      submenu: [
        command('pane.focus-address', { enabled: hasPane }),
        command('pane.back', { enabled: active?.canGoBack ?? false }),
        command('pane.forward', { enabled: active?.canGoForward ?? false }),
        command('pane.reload', { enabled: hasPane }),
        { type: 'separator' },
        command('pane.zoom-in', { enabled: hasPane }),
        command('pane.zoom-out', { enabled: hasPane }),
        command('pane.zoom-reset', { enabled: hasPane }),
        { type: 'separator' },
        ...bench.panes.slice(0, 9).map((pane, index) => {
          const jar = bench.jars.find((candidate) => candidate.id === pane.jarId);
          const number = `${index + 1}`;
          return command(`pane.activate-${number}` as CommandId, {
            label: `${say('command.pane.activate', { number })}: ${jar?.name ?? ''}${pane.ordinal > 1 ? ` · ${pane.ordinal}` : ''}`,
            type: 'radio',
            checked: pane.id === bench.activePane,
          });
        }),
        { type: 'separator' },
        command('pane.tools', { enabled: hasPane }),
      ],
    },
    {
      label: say('menu.backstage'),
      submenu: [
        command('backstage.toggle', { type: 'checkbox', checked: bench.backstage.open }),
        { type: 'separator' },
        command('backstage.conversation'),
        command('backstage.sessions'),
        command('backstage.cookies'),
        command('backstage.log'),
        command('backstage.code'),
        command('backstage.experiments'),
        { type: 'separator' },
        command('beat.next'),
        command('beat.previous'),
      ],
    },
    ...(maker.platform === 'darwin' ? [{ role: 'windowMenu' as const }] : []),
  ];
}

/** The two layouts, the present one marked. */
export function layoutMenu(bench: BenchState, maker: MenuMaker): MenuItemConstructorOptions[] {
  const command = commandItem(maker);
  return [
    command('layout.row', { type: 'radio', checked: bench.layout === 'row' }),
    command('layout.grid', { type: 'radio', checked: bench.layout === 'grid' }),
  ];
}

/** What can be done with the active pane. */
export function paneMenu(bench: BenchState, maker: MenuMaker): MenuItemConstructorOptions[] {
  const command = commandItem(maker);
  return [
    secondPaneItem(bench, maker),
    command('pane.reload'),
    { type: 'separator' },
    command('pane.zoom-in'),
    command('pane.zoom-out'),
    command('pane.zoom-reset'),
    { type: 'separator' },
    command('pane.tools'),
    command('pane.close'),
  ];
}

function secondPaneItem(bench: BenchState, maker: MenuMaker): MenuItemConstructorOptions {
  const active = bench.panes.find((pane) => pane.id === bench.activePane);
  const jar = bench.jars.find((candidate) => candidate.id === active?.jarId);
  return commandItem(maker)('pane.open-second', {
    label: jar
      ? maker.say('command.pane.open-second', { name: jar.name })
      : maker.say('command.pane.open-second.nobody'),
    enabled: jar !== undefined && bench.room > 0,
  });
}

/** Keys are shown here and caught by `listenForKeys`, so that they work the same with the keyboard in a page or in the window. */
function commandItem({ say, run }: MenuMaker) {
  return (id: CommandId, extra: MenuItemConstructorOptions = {}): MenuItemConstructorOptions => {
    const accelerator = commandKeys[id][0];
    return {
      id,
      label: extra.label ?? say(`command.${id}` as MessageKey),
      ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
      click: () => run(id),
      ...extra,
    };
  };
}
