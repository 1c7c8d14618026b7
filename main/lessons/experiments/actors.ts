import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import type { JarId, JarState } from '../../shared/bench-records.ts';
import type { Bench } from '../../workspace/bench/bench.ts';

/** What an experiment can have its people do, as they would do it themselves: each deed is seen in the Conversation. */
export interface Actors {
  /** The first person on the bench, and the second, who plays the attacker where one is needed. */
  readonly victim: Actor;
  readonly thief: Actor;
}

export interface Actor {
  readonly jarId: JarId;
  /** Loads an address of the shop ("/cart/") or a whole one. */
  go(address: string): Promise<void>;
  /** The same address in two panes of this person; the second one is opened when it is missing. */
  goInTwoPanes(address: string): Promise<void>;
  /** Fills the fields of the page's form that has the first of them, by name. */
  fill(fields: Readonly<Record<string, string>>): Promise<void>;
  /** Puts one piece of a product into the cart, by the shop's own form. */
  buy(product: string): Promise<void>;
  /** The keyboard is in this person's page: what is to be done is done there. */
  takeKeyboard(): void;
  /** Becomes a stranger to the shop again. */
  forgetTicket(): Promise<void>;
  /** Shows this ticket to the shop from now on. @param value the cookie's, as it stands in the header */
  showTicket(value: string): Promise<void>;
  /** Plants the ticket held now in somebody else's jar. */
  lendTicketTo(other: Actor): Promise<void>;
}

/** @param shop its origin. @param cookieName the ticket's. @throws AskError no-room when a person is missing and none fits */
export function findActors(bench: Bench, shop: string, cookieName: string): Actors {
  const [first, second] = shopPeople(bench);
  const victim = first?.id ?? bench.createJar().jarId;
  const thief = second?.id ?? bench.createJar().jarId;
  return { victim: makeActor(bench, victim, shop, cookieName), thief: makeActor(bench, thief, shop, cookieName) };
}

function shopPeople(bench: Bench): readonly JarState[] {
  return bench.state().jars.filter(({ site }) => site === 'shop');
}

function makeActor(bench: Bench, jarId: JarId, shop: string, cookieName: string): Actor {
  const pane = (): Pane => {
    const found = bench.panes.find((candidate) => candidate.jarId === jarId);
    return found ?? bench.pane(bench.openPane(jarId));
  };
  const domain = new URL(shop).hostname;
  const isTicket = (cookie: StoredCookie) => cookie.name === cookieName && cookie.domain === domain;
  // By the same edits as a person's deeds, so that they can be undone.
  const showTicket = (value: string) => {
    const place = { name: cookieName, domain, hostOnly: true, path: '/' };
    return bench.edit((edits) => edits.put(jarId, { ...place, value, httpOnly: true, sameSite: 'lax' }));
  };
  const go = (address: string) => pane().load(new URL(address, shop).href);
  return {
    jarId,
    go,
    goInTwoPanes: async (address) => {
      const url = new URL(address, shop).href;
      const panes = bench.panes.filter((candidate) => candidate.jarId === jarId);
      await Promise.all(panes.slice(0, 2).map((one) => one.load(url)));
      if (panes.length < 2) bench.openPane(jarId, url);
    },
    fill: async (fields) => {
      await pane().run(fillScript(fields));
    },
    buy: async (product) => {
      await go('/shop/');
      const page = pane();
      const arrived = page.nextPage();
      await page.run(buyScript(product), true);
      await arrived;
    },
    takeKeyboard: () => {
      bench.activate(pane().id);
      pane().focus();
    },
    forgetTicket: async () => {
      await bench.edit((edits) => edits.removeAll(jarId, isTicket));
    },
    showTicket,
    lendTicketTo: async (other) => {
      const ticket = (await bench.jar(jarId).cookies()).find(isTicket);
      if (ticket) await other.showTicket(ticket.value);
    },
  };
}

function fillScript(fields: Readonly<Record<string, string>>): string {
  return `for (const [name, value] of Object.entries(${JSON.stringify(fields)})) {
  const field = document.querySelector('main [name="' + name + '"], [name="' + name + '"]');
  if (field) field.value = value;
}
0`;
}

function buyScript(product: string): string {
  return `document.querySelector('form:has([name="product"][value=${JSON.stringify(product)}])').requestSubmit(); 0`;
}
