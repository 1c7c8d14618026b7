import type { Say } from '../../../main/shared/messages/messages.ts';
import type { PresetView, SettingsState, SwitchView } from '../../../main/shared/settings-records.ts';

/** What a preset is called and where it comes from. A person's own speaks the person's words. */
export function presetWords(say: Say, preset: PresetView): { readonly title: string; readonly says: string } {
  if (preset.own) return { title: preset.title, says: '' };
  return { title: say(`preset.${preset.name}.title`), says: say(`preset.${preset.name}.says`) };
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
