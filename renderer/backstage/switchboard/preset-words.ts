import type { PresetView, SettingsState, SwitchView } from '../../../main/shared/settings-records.ts';
import type { PresetName } from '../../../server/session-server.ts';
import spanish from './presets-es.json';
import { sayForeign } from './say-foreign.ts';

const translated: Readonly<Record<PresetName, Readonly<Record<'title' | 'says', string>>>> = spanish;

/** What a preset is called and where it comes from. A person's own speaks the person's words. @param language BCP 47. */
export function presetWords(language: string, { id, own, title, says }: PresetView) {
  if (own) return { title, says };
  if (/^es(?:-|$)/i.test(language)) return translated[id as PresetName];
  return { title: sayForeign(language, title), says: sayForeign(language, says) };
}

export interface PresetChange {
  readonly view: SwitchView;
  readonly from: string;
  readonly to: string;
}

/** What applying it would change. */
export function differencesTo(
  { values }: PresetView,
  switches: readonly SwitchView[],
  now: SettingsState['values'],
): readonly PresetChange[] {
  return switches.flatMap((view) => {
    const to = values[view.name];
    const from = now[view.name];
    return to === undefined || to === from ? [] : [{ view, from, to }];
  });
}
