import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import type { JarId, JarState, PaneId } from '../../shared/bench-records.ts';
import type { Bench } from '../../workspace/bench/bench.ts';

/** What an experiment can have its people do, as they would do it themselves: each deed is seen in the Conversation. */
export interface Actors {
  /** The first person on the bench, and the second, who plays the attacker where one is needed. */
  readonly victim: Actor;
  readonly thief: Actor;
  /** Both become strangers to the shop again; taken back as one change. */
  putTicketsAway(): Promise<void>;
}

export interface Actor {
  readonly jarId: JarId;
  /** Loads an address of the shop ("/cart/") or a whole one. */
  go(address: string): Promise<void>;
  /**
   * The same address in two panes of this person, the second with that product's button in view.
   * @returns the second pane when it was missing and is opened for it
   */
  goInTwoPanes(address: string, product: string): Promise<PaneId | null>;
  /** Has a page that stands at this address load itself anew, and leaves the keyboard where it is. */
  showAnew(address: string): Promise<void>;
  /** The form with this field is the next deed: its button comes into view and has the keyboard. */
  standReady(form: FormMark): Promise<void>;
  /** Fills the fields of the page's form that has the first of them, by name. */
  fill(fields: Readonly<Record<string, string>>): Promise<void>;
  /** Puts one piece of a product into the cart, by the shop's own form. */
  buy(product: string): Promise<void>;
  /** Shows this ticket to the shop from now on. @param value the cookie's, as it stands in the header */
  showTicket(value: string): Promise<void>;
  /** Plants the ticket held now in somebody else's jar. */
  lendTicketTo(other: Actor): Promise<void>;
}

/** A form, by one of its fields. No field: the page's only one. */
interface FormMark {
  readonly field?: string;
  readonly value?: string;
}

/** @param shop its origin. @param cookieName the ticket's. @throws AskError no-room when a person is missing and none fits */
export function findActors(bench: Bench, shop: string, cookieName: string): Actors {
  const [first, second] = shopPeople(bench);
  const victim = first?.id ?? bench.createJar().jarId;
  const thief = second?.id ?? bench.createJar().jarId;
  return {
    victim: makeActor(bench, victim, shop, cookieName),
    thief: makeActor(bench, thief, shop, cookieName),
    putTicketsAway: async () => {
      await bench.edit((edits) => edits.removeFrom([victim, thief], ticketFinder(shop, cookieName)));
    },
  };
}

function ticketFinder(shop: string, cookieName: string): (cookie: StoredCookie) => boolean {
  const domain = new URL(shop).hostname;
  return (cookie) => cookie.name === cookieName && cookie.domain === domain;
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
  const isTicket = ticketFinder(shop, cookieName);
  // By the same edits as a person's deeds, so that they can be undone.
  const showTicket = (value: string) => {
    const place = { name: cookieName, domain, hostOnly: true, path: '/' };
    return bench.edit((edits) => edits.put(jarId, { ...place, value, httpOnly: true, sameSite: 'lax' }));
  };
  const go = (address: string) => pane().load(new URL(address, shop).href);
  return {
    jarId,
    go,
    goInTwoPanes: async (address, product) => {
      const url = new URL(address, shop).href;
      const mine = bench.panes.filter((candidate) => candidate.jarId === jarId);
      const opened = mine.length < 2 ? bench.pane(bench.openPane(jarId, url)) : null;
      const arrived = opened?.nextPage();
      await Promise.all([...mine.slice(0, 2).map((one) => one.load(url)), arrived]);
      await (opened ?? mine[1])?.run(readyScript({ field: 'product', value: product }));
      return opened?.id ?? null;
    },
    showAnew: async (address) => {
      const shown = bench.panes.filter((one) => one.jarId === jarId && one.state().address === address);
      await Promise.all(shown.map((one) => one.run('location.reload(); 0')));
    },
    standReady: async (form) => {
      const page = pane();
      await page.run(readyScript(form));
      bench.activate(page.id);
      page.focus();
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
  return `document.querySelector(${JSON.stringify(formSelector({ field: 'product', value: product }))}).requestSubmit(); 0`;
}

function readyScript(form: FormMark): string {
  return `{
  const button = document.querySelector(${JSON.stringify(`${formSelector(form)} button`)});
  button?.scrollIntoView({ block: 'center' });
  button?.focus({ preventScroll: true });
}
0`;
}

function formSelector({ field, value }: FormMark): string {
  const withValue = value === undefined ? '' : `[value="${value}"]`;
  return field === undefined ? 'form' : `form:has([name="${field}"]${withValue})`;
}
