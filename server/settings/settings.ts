/** The settings: one validated object, one value for each switch. */
import { z } from 'zod';
import { formatDuration, parseDuration } from './duration.ts';
import { type Switch, type SwitchName, switches } from './switches.ts';

type ValueOf<S> = S extends { readonly schema: z.ZodType<infer T> } ? T : never;
export type Settings = { readonly [N in SwitchName]: ValueOf<(typeof switches)[N]> };

export const switchNames = Object.keys(switches) as SwitchName[];

/** A value or a name that the list of switches does not have; its message is one plain sentence. */
export class BadSetting extends Error {
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
  if (unknown !== undefined) throw new BadSetting(`There is no setting called "${unknown}".`);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const parsed = schema.safeParse({ ...settings, ...given });
  if (parsed.success) return Object.freeze(parsed.data) as Settings;
  const name = String(parsed.error.issues[0]?.path[0]);
  throw new BadSetting(isSwitchName(name) ? explainSwitch(name) : 'These settings do not fit.');
}

/** Reads one `name=value` as typed by a person. @throws BadSetting with a sentence that says what would do */
export function parseAssignment(text: string): Partial<Settings> {
  const cut = text.indexOf('=');
  const name = cut < 0 ? text : text.slice(0, cut);
  if (!isSwitchName(name)) throw new BadSetting(`There is no setting called "${name}". "--set help" lists them.`);
  if (cut < 0) throw new BadSetting(explainSwitch(name));
  const value = parseValue(switches[name], text.slice(cut + 1).trim());
  if (!switches[name].schema.safeParse(value).success) throw new BadSetting(explainSwitch(name));
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

function explainSwitch(name: SwitchName): string {
  const of: Switch = switches[name];
  const wanted = {
    onOff: '"on" or "off"',
    choice: `one of ${of.choices?.join(', ')}`,
    duration: 'a time such as 90s, 20m or 1h30m, not too short and at most 400d',
    number: 'a whole number within its bounds',
    word: 'a plain word of letters and digits',
  }[of.kind];
  return `The setting "${name}" takes ${wanted}.`;
}
