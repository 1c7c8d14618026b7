/** What an attack is tried on, and the rules by which a browser does its part. */
import { onTestFinished } from 'vitest';
import { createClock, type MovableClock } from '../../../server/clock.ts';
import {
  createSessionServer,
  type SessionServer,
  type Settings,
  type SwitchName,
} from '../../../server/session-server.ts';
import { type Faults, makeFaulty } from '../../harness/faulty-store.ts';
import { Browser } from '../harness/browser.ts';

/** One attack, tried twice in the same way: with the defence off and with it on. */
export interface Attack {
  readonly switch: SwitchName;
  /** What the attacker does, in a few words. */
  readonly attack: string;
  /** The switch's weak value. */
  readonly weak: Partial<Settings>;
  /** Its protecting value, where the safe one would be too large for a test. */
  readonly strong?: Partial<Settings>;
  /** Other defences that would stop it too: off both times. */
  readonly others?: Partial<Settings>;
  /** What happens with the switch off, and what stops it with the switch on. */
  readonly off: string;
  readonly on: string;
  /** Resolves to whether the attack has worked. */
  readonly works: (shop: Shop) => Promise<boolean>;
}

export interface Shop {
  readonly server: SessionServer;
  readonly port: number;
  readonly clock: MovableClock;
  readonly faults: Faults;
  browser(): Browser;
}

export async function openShop(settings: Partial<Settings>): Promise<Shop> {
  const clock = createClock();
  const stores: Faults[] = [];
  const server = createSessionServer({
    settings,
    clock,
    wrapStore: (inner) => {
      const { opened, faults } = makeFaulty(inner);
      stores.push(faults);
      return opened;
    },
  });
  const origin = await server.listen();
  onTestFinished(() => server.close());
  const [faults] = stores;
  if (!faults) throw new Error('No store was opened.');
  return { server, clock, faults, port: Number(new URL(origin).port), browser: () => new Browser(origin) };
}

/** The cookies of a Set-Cookie line that a script in the page reads (RFC 6265bis 5.6.3: all but those with HttpOnly). */
export function isReadByScripts(setCookie: string): boolean {
  return !/;\s*httponly/i.test(setCookie);
}

/**
 * Whether a browser shows the cookie with a form that another site submits (RFC 6265bis 5.6.7.1: not with Lax or Strict;
 * without the attribute it does, in Chromium for the first two minutes).
 */
export function isSentWithForeignForms(setCookie: string): boolean {
  return !/;\s*samesite=(lax|strict)/i.test(setCookie);
}

/** Whether a browser still has the cookie when it is opened again (RFC 6265bis 5.7: those with Expires or Max-Age). */
export function outlivesBrowser(setCookie: string): boolean {
  return /;\s*(expires|max-age)=/i.test(setCookie);
}
