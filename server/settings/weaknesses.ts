import { type Settings, safeSettings, switchNames } from './settings.ts';
import { type Switch, type SwitchName, switches } from './switches.ts';

/** Whether a switch at this value leaves an attacker something that its safe value does not. */
export function isWeak(name: SwitchName, value: Settings[SwitchName]): boolean {
  const { defence }: Switch = switches[name];
  const safe = safeSettings[name];
  switch (defence) {
    case null:
      return false;
    case 'off':
      return value === false;
    case 'value':
      return value !== safe && !isOwnName(name, value);
    case 'loose':
      return value === 'none' || value === 'off';
    case 'longer':
      return Number(value) > Number(safe);
  }
}

/** The cookie's safe name with something behind it that tells one server from another gives nothing away. */
function isOwnName(name: SwitchName, value: Settings[SwitchName]): boolean {
  return name === 'cookieName' && String(value).startsWith(`${safeSettings.cookieName}-`);
}

/** The switches that are weak now, in the order of the list. */
export function listWeak(settings: Settings): readonly SwitchName[] {
  return switchNames.filter((name) => isWeak(name, settings[name]));
}

/** The same settings with every weak one at its safe value: nothing weak is kept over a restart of the app. */
export function withoutWeak(settings: Partial<Settings>): Partial<Settings> {
  const strong = switchNames.filter((name) => {
    const value = settings[name];
    return value !== undefined && !isWeak(name, value);
  });
  return Object.fromEntries(strong.map((name) => [name, settings[name]]));
}
