import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { JarId } from '../../shared/bench-records.ts';
import { visitorOfJar } from '../../shared/visitor-id.ts';
import type { ShopBreakpoints } from '../../shop/breakpoints/shop-breakpoints.ts';
import type { Switchboard } from '../../shop/switchboard/switchboard.ts';
import type { Bench } from '../../workspace/bench/bench.ts';
import type { Deed, PersonDeed, ServerDeed } from '../lesson/deed-words.ts';

export interface DeedDeps {
  readonly bench: Bench;
  readonly switchboard: Switchboard;
  readonly breakpoints: ShopBreakpoints;
  /** The shop's origin. */
  readonly shop: string;
  /** The attacker's site stands from then on; resolves to its origin. */
  readonly attacker: () => Promise<string>;
}

/** Does one after the other what people at the bench would do, in their panes and by the edits that can be taken back. @throws AskError */
export async function doDeeds(deeds: readonly Deed[], deps: DeedDeps): Promise<void> {
  for (const deed of deeds)
    await ('who' in deed && deed.deed !== 'hold' ? doInPane(deed, deps) : doAtServer(deed, deps));
}

async function doInPane(deed: PersonDeed, deps: DeedDeps): Promise<void> {
  const { bench, switchboard, shop } = deps;
  const jarId = findJar(bench, deed.who);
  const { cookieName } = switchboard.state().values;
  const isTicket = ({ name, domain }: StoredCookie) => name === cookieName && domain === new URL(shop).hostname;
  const pane = paneOf(bench, jarId);
  const go = (path: string) => pane.load(`${shop}${path}`);
  const submit = (form: string, fields: Readonly<Record<string, string>> = {}, one = pane) =>
    one.run(sendScript(form, fields), true);
  const send = async (path: string, form: string, fields: Readonly<Record<string, string>> = {}) => {
    await go(path);
    await leavePage(pane, deps, () => submit(form, fields));
  };
  switch (deed.deed) {
    case 'go':
      return go(deed.path);
    case 'tab':
      return leavePage(bench.pane(bench.openPane(jarId, `${shop}${deed.path}`)), deps, async () => {});
    case 'buy':
      return send('/shop/', productForm(deed.product));
    case 'twice': {
      const second =
        bench.panes.find((one) => one.jarId === jarId && one !== pane) ?? bench.pane(bench.openPane(jarId));
      await Promise.all([go('/shop/'), second.load(`${shop}/shop/`)]);
      await Promise.all([
        leavePage(pane, deps, () => submit(productForm(deed.product)), 2),
        leavePage(second, deps, () => submit(productForm(deed.other), {}, second), 2),
      ]);
      return;
    }
    case 'visit':
      return pane.load(`${await deps.attacker()}/${deed.page}`);
    case 'press':
      return leavePage(pane, deps, () => submit('form'));
    case 'add':
      return send('/team/formdemo.html', 'form:has([name="role"])', { role: deed.role, count: deed.count });
    case 'login':
      return send('/', 'form[action="/login"]', { name: deed.name });
    case 'order':
      return send('/checkout/', 'form:has([name="order"])');
    case 'empty':
      return send('/cart/', 'form[action="/cart/clear"]');
    case 'logout':
      return send('/', 'form[action="/logout"]');
    case 'back':
      return leavePage(pane, deps, async () => pane.back());
    case 'reload':
      return leavePage(pane, deps, async () => pane.reload());
    case 'forget':
      await bench.edit((edits) => edits.removeAll(jarId, isTicket));
      return;
    case 'steal': {
      const from = findJar(bench, deed.from);
      const ticket = (await bench.jar(from).cookies()).find(isTicket);
      if (ticket) await bench.edit((edits) => edits.put(jarId, ticket));
    }
  }
}

async function doAtServer(deed: ServerDeed, { bench, switchboard, breakpoints, shop }: DeedDeps): Promise<void> {
  switch (deed.deed) {
    case 'stranger':
      await (await fetch(`${shop}${deed.path}`, { signal: AbortSignal.timeout(patience) })).arrayBuffer();
      return;
    case 'flip':
      return switchboard.type(deed.name, deed.value);
    case 'hold':
      breakpoints.set({ where: deed.where, who: visitorOfJar(findJar(bench, deed.who)), path: deed.path });
      return;
    case 'release':
      breakpoints.clear();
      return;
    case 'advance':
      switchboard.advanceClock(deed.ms);
      return;
    case 'restart': {
      await switchboard.restart();
      // What a page shows may be gone: each asks anew.
      const shown = bench.panes.filter((pane) => pane.state().address.startsWith(`${shop}/`));
      await Promise.all(shown.map((pane) => pane.load(pane.state().address)));
      return;
    }
    case 'tidy':
      await switchboard.tidy();
  }
}

/** ms. Another page comes in a fraction of it; a page that never comes (a hung process) must not hold the lesson. */
const patience = 15_000;

/**
 * Does what leads to another page, and waits for it, or until the request is held at a breakpoint.
 *
 * @param more how many requests are sent at once: when so many are held, this one is. @throws AskError failed
 */
async function leavePage(pane: Pane, { breakpoints }: DeedDeps, act: () => Promise<unknown>, more = 1): Promise<void> {
  const held = breakpoints.held.length;
  let stop = () => {};
  const isHeld = new Promise<void>((resolve) => {
    stop = breakpoints.onChanged(() => breakpoints.held.length >= held + more && resolve());
  });
  const arrived = pane.nextPage();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AskError('failed', `no page came in pane ${pane.id}`)), patience);
  });
  try {
    await act();
    await Promise.race([arrived, isHeld, tooLong]);
  } finally {
    stop();
    clearTimeout(timer);
  }
}

/** @throws AskError no-such-jar */
function findJar(bench: Bench, who: string): JarId {
  const jar = bench.state().jars.find(({ name, site }) => site === 'shop' && name.toLowerCase() === who);
  if (!jar) throw new AskError('no-such-jar', who);
  return jar.id;
}

function paneOf(bench: Bench, jarId: JarId): Pane {
  return bench.panes.find((pane) => pane.jarId === jarId) ?? bench.pane(bench.openPane(jarId));
}

function productForm(product: string): string {
  return `form:has([name="product"][value="${product}"])`;
}

function sendScript(form: string, fields: Readonly<Record<string, string>>): string {
  return `{
  const form = document.querySelector(${JSON.stringify(form)});
  for (const [name, value] of Object.entries(${JSON.stringify(fields)})) form.elements.namedItem(name).value = value;
  form.requestSubmit();
}
0`;
}
