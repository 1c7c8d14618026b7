import type { PresetView, SettingsState, SwitchView } from '../../main/switchboard/settings-records.ts';
import type { PresetName } from '../../server/session-server.ts';
import type { Say } from '../messages/messages.ts';
import spanish from './presets-es.json';

const translated: Readonly<Record<PresetName, Readonly<Record<'title' | 'says', string>>>> = spanish;

/** What a preset is called and where it comes from. A person's own speaks the person's words. @param language BCP 47. */
export function presetWords(say: Say, language: string, { id, own, title, says }: PresetView) {
  if (own) return { title, says };
  if (/^es(?:-|$)/i.test(language)) return translated[id as PresetName];
  return { title: say('switch.sentence', { text: title }), says: say('switch.sentence', { text: says }) };
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
