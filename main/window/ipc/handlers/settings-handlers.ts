import { dirname } from 'node:path';
import { AskError } from '../../../shared/ask-error.ts';
import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** The switches of the server, sets of them, its clock and its store as a whole. */
export function settingsHandlers({
  switchboard,
  presets,
  host,
}: HandlerDeps): HandlersOf<'settings' | 'preset' | 'medium' | 'store'> {
  return {
    'settings.describe': () => ({ switches: switchboard.switches }),
    'settings.state': () => switchboard.state(),
    'settings.change': async ({ name, text }) => {
      await switchboard.type(name, text);
      return null;
    },
    'preset.list': () => presets.list(),
    'preset.apply': async ({ id }) => {
      await presets.apply(id);
      return null;
    },
    'preset.save': ({ title }) => {
      presets.save(title);
      return null;
    },
    'preset.delete': ({ id }) => {
      presets.delete(id);
      return null;
    },
    'medium.plan': ({ medium, address }) => switchboard.planMedium(medium, address),
    'medium.change': async ({ medium, carry }) => {
      await switchboard.changeMedium(medium, carry);
      return null;
    },
    'medium.open-folder': async () => {
      // The window names no path: only the folder that the server itself keeps its sessions in is ever opened.
      const { place } = switchboard.state();
      if (place?.kind !== 'folder' && place?.kind !== 'file') throw new AskError('failed', 'this medium has no folder');
      const trouble = await host.openFolder(place.kind === 'folder' ? place.path : dirname(place.path));
      if (trouble !== '') throw new AskError('failed', trouble);
      return null;
    },
    'store.tidy': () => switchboard.tidy(),
  };
}
