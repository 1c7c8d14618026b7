import type { SettingsState, SwitchView } from '../../../main/shared/settings-records.ts';

/** The pages of the switchboard, in the order of their list. */
export const switchPages = [
  'changed',
  'ticket',
  'lifetime',
  'store',
  'shop',
  'defences',
  'output',
  'limits',
  'presets',
] as const;
export type SwitchPage = (typeof switchPages)[number];

/** Where a switch is found. */
export function pageOfSwitch({ group }: SwitchView): SwitchPage {
  return group === 'sessions' ? 'store' : group;
}

/** The switches of a page; everywhere, when something is looked for. @param wordsOf all that can be read about a switch. */
export function switchesToShow(
  switches: readonly SwitchView[],
  { page, text, changed }: { page: SwitchPage; text: string; changed: SettingsState['changed'] },
  wordsOf: (one: SwitchView) => string,
): readonly SwitchView[] {
  const wanted = text.trim().toLowerCase();
  if (wanted !== '') return switches.filter((one) => wordsOf(one).toLowerCase().includes(wanted));
  if (page === 'changed') return switches.filter(({ name }) => changed.includes(name));
  const here = switches.filter((one) => pageOfSwitch(one) === page);
  // The medium is what people come to its page for.
  return [...here.filter(({ name }) => name === 'medium'), ...here.filter(({ name }) => name !== 'medium')];
}
