import { join } from 'node:path';

/** Where data lie when nobody said where. */
export interface SystemPlaces {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The person's home folder. */
  readonly home: string;
  /** Jarful's folder for settings. */
  readonly userData: string;
}

/**
 * The folder for what must stay on this computer's own disk: what browsers keep, the shop's sessions, caches. On Windows the folder for
 * settings may travel with the person over the network (a roaming profile), or lie there.
 *
 * @returns null: the folder for settings will do
 */
export function findOwnDisk({ platform, env }: SystemPlaces): string | null {
  const local = env.LOCALAPPDATA;
  return platform === 'win32' && local ? join(local, 'Jarful') : null;
}

/** The folder for logs: on a Mac they are looked for together. */
export function findLogFolder({ platform, home, userData }: SystemPlaces): string {
  return platform === 'darwin' ? join(home, 'Library/Logs/Jarful') : join(userData, 'logs');
}
