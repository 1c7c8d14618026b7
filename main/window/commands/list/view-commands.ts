import type { LayoutMode } from '../../../shared/bench-records.ts';
import { type Command, type CommandSet, overlay } from '../command.ts';

/** How the window looks, and where the keyboard is in it. */
export const viewCommands = {
  'layout.row': layout('row'),
  'layout.grid': layout('grid'),
  'layout.strip': layout('strip'),
  'region.next': { keys: ['F6', 'Cmd+Alt+Down'], place: 'view.region', inWindow: true, repeats: true },
  'region.previous': { keys: ['Shift+F6', 'Cmd+Alt+Up'], place: 'view.region', inWindow: true, repeats: true },
  'view.projector': {
    keys: ['F11', 'Ctrl+Cmd+F'],
    place: 'view.projector',
    mark: { type: 'checkbox', on: (bench) => bench.projector },
    run: ({ bench, setFullScreen }) => {
      bench.look.setProjector(!bench.state().projector);
      setFullScreen(bench.state().projector);
    },
  },
  'language.choose': { place: 'view.language', run: overlay('language') },
} as const satisfies CommandSet;

function layout(mode: LayoutMode): Command {
  return {
    place: 'view.layout',
    mark: { type: 'radio', on: (bench) => bench.layout === mode },
    run: ({ bench }) => bench.look.setLayout(mode),
  };
}
