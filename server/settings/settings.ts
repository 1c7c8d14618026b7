/** The settings: one validated object, one value for each switch. */

import { z } from 'zod';
import { TroubleError } from '../trouble.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { type Switch, type SwitchName, switches } from './switches.ts';

type ValueOf<S> = S extends { readonly schema: z.ZodType<infer T> } ? T : never;
export type Settings = { readonly [N in SwitchName]: ValueOf<(typeof switches)[N]> };

export const switchNames = Object.keys(switches) as SwitchName[];

/** A value or a name that the list of switches does not have; its message is one plain sentence. */
export class BadSetting extends TroubleError {
  override readonly name = 'BadSetting';
}

const schema = z.strictObject(Object.fromEntries(switchNames.map((name) => [name, switches[name].schema])));

/** Every switch at the value that protects. */
export const safeSettings = Object.freeze(
  Object.fromEntries(switchNames.map((name) => [name, switches[name].safe])),
) as Settings;

/** `settings` with `change` over it, validated as a whole. @throws BadSetting */
export function applyChange(settings: Settings, change: Partial<Settings>): Settings {
  const unknown = Object.keys(change).find((name) => !isSwitchName(name));
  if (unknown !== undefined) throw new BadSetting('setting.unknown', { name: unknown });
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const parsed = schema.safeParse({ ...settings, ...given });
  if (parsed.success) return Object.freeze(parsed.data) as Settings;
  const name = String(parsed.error.issues[0]?.path[0]);
  throw isSwitchName(name) ? badValue(name) : new BadSetting('setting.unfit');
}

/** Reads one `name=value` as typed by a person. @throws BadSetting with a sentence that says what would do */
export function parseAssignment(text: string): Partial<Settings> {
  const cut = text.indexOf('=');
  const name = cut < 0 ? text : text.slice(0, cut);
  if (!isSwitchName(name)) throw new BadSetting('setting.unknown-typed', { name });
  if (cut < 0) throw badValue(name);
  const value = parseValue(switches[name], text.slice(cut + 1).trim());
  if (!switches[name].schema.safeParse(value).success) throw badValue(name);
  return { [name]: value };
}

/** A switch's value as a person would type it. */
export function formatValue(name: SwitchName, value: Settings[SwitchName]): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return switches[name].kind === 'duration' ? formatDuration(Number(value)) : String(value);
}

export function isSwitchName(name: string): name is SwitchName {
  return Object.hasOwn(switches, name);
}

function parseValue(of: Switch<never> | Switch<boolean> | Switch<number> | Switch<string>, text: string): unknown {
  switch (of.kind) {
    case 'onOff':
      if (/^(on|true|yes|1)$/i.test(text)) return true;
      return /^(off|false|no|0)$/i.test(text) ? false : text;
    case 'duration':
      return parseDuration(text);
    case 'number':
      return /^\d{1,12}$/.test(text) ? Number(text) : null;
    case 'choice':
    case 'word':
      return text;
  }
}

function badValue(name: SwitchName): BadSetting {
  const { kind, choices = [] }: Switch = switches[name];
  return new BadSetting(`setting.${kind}`, { name, choices: choices.join(', ') });
}
