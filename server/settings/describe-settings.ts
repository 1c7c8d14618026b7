import { z } from 'zod';
import { formatValue, type Settings, safeSettings, switchNames } from './settings.ts';
import { type Switch, type SwitchGroup, type SwitchKind, type SwitchName, switches } from './switches.ts';

/** One switch as it is shown; values as a person would type them: "on", "20m", "lax". */
export interface SettingDescription {
  readonly name: SwitchName;
  readonly group: SwitchGroup;
  readonly kind: SwitchKind;
  readonly safe: string;
  /** The words to choose from; empty when `kind` is not "choice". */
  readonly choices: readonly string[];
  /** The least and the most, of durations and numbers; null of everything else. */
  readonly bounds: { readonly least: string; readonly most: string } | null;
}

/** The whole list of switches as data, in its order. */
export function describeSettings(): readonly SettingDescription[] {
  return switchNames.map((name) => {
    const { group, kind, schema, choices = [] }: Switch = switches[name];
    const bounds =
      schema instanceof z.ZodNumber
        ? { least: formatValue(name, schema.minValue ?? 0), most: formatValue(name, schema.maxValue ?? 0) }
        : null;
    return { name, group, kind, safe: formatValue(name, safeSettings[name]), choices, bounds };
  });
}

/** Every setting as a person would type it. */
export function formatSettings(settings: Settings): Readonly<Record<SwitchName, string>> {
  return Object.fromEntries(switchNames.map((name) => [name, formatValue(name, settings[name])])) as Record<
    SwitchName,
    string
  >;
}
