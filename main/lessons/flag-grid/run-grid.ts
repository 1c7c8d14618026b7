import { hearOnce } from '../../browsers/engine/hear-once.ts';
import type { OpenThrowawayBrowser, ThrowawayBrowser, TriedPage } from '../../browsers/throwaway/throwaway-browser.ts';
import type { GridColumn, GridCookie, GridSituation } from '../../shared/grid-records.ts';
import { VerdictListener, type Verdicts } from './cookie-verdicts.ts';
import { expectCell } from './expect-cell.ts';
import { hosts, planGrid } from './grid-plan.ts';
import { type GridSite, lookAddress, openGridSite } from './grid-site.ts';

/** How long one situation may take before the run is given up, ms. */
const mostPerSituation = 10_000;

/** A run that found no end: the sentence says where. */
class GridStuck extends Error {
  override readonly name = 'GridStuck';
}

/** Which cookies passed, by name, and why the others did not. */
interface Outcome {
  readonly passed: ReadonlySet<string>;
  readonly verdicts: Verdicts;
}

/** What a situation is tried with. */
interface Trial {
  readonly browser: ThrowawayBrowser;
  readonly view: TriedPage;
  readonly site: GridSite;
  readonly listener: VerdictListener;
}

/**
 * Tries every cookie in every situation in a real browser of its own, which is thrown away afterwards. Nothing leaves the
 * machine: the browser's only way out is the site's proxy on loopback.
 *
 * @param tell is given each column when it has been tried. @throws GridStuck
 */
export async function runGrid(open: OpenThrowawayBrowser, tell: (column: GridColumn) => void): Promise<void> {
  const { cookies, situations } = planGrid();
  const site = await openGridSite(cookies);
  const browser = await open(site);
  const { view } = browser;
  try {
    // The DevTools protocol answers only when there is a page.
    await view.load('about:blank');
    const trial: Trial = { browser, view, site, listener: await VerdictListener.attach(view.devtools) };
    for (const situation of situations) {
      const outcome = await within(situation, trySituation(situation, trial));
      tell({ situation, cells: cookies.map((cookie) => judge(cookie, situation, outcome)) });
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

function judge(cookie: GridCookie, situation: GridSituation, { passed, verdicts }: Outcome) {
  const through = passed.has(cookie.name);
  return {
    cookie: cookie.name,
    passed: through,
    expected: expectCell(cookie, situation),
    reasons: through ? [] : (verdicts.get(cookie.name) ?? []),
  };
}

async function trySituation(situation: GridSituation, trial: Trial): Promise<Outcome> {
  const { view } = trial;
  const look = `https://${hosts.shop}${lookAddress}?${situation}`;
  switch (situation) {
    case 'set-http':
      return trySetting(`http://${hosts.shop}/set?${situation}`, situation, trial);
    case 'set-https':
      return trySetting(`https://${hosts.shop}/set?${situation}`, situation, trial);
    case 'typed':
      return trySending(situation, trial, () => view.load(look));
    case 'same-site-link':
      return trySending(situation, trial, () => followLink(view, `https://${hosts.shop}/`, look));
    case 'foreign-link':
      return trySending(situation, trial, () => followLink(view, `https://${hosts.thief}/`, look));
    case 'foreign-form':
      return trySending(situation, trial, () => submitForm(view, `https://${hosts.thief}/`, look));
    case 'foreign-image':
      return trySending(situation, trial, () => showPicture(view, `https://${hosts.thief}/`, look));
    case 'host-below':
      return trySending(situation, trial, () => view.load(look.replace(hosts.shop, hosts.below)));
    case 'other-path':
      return trySending(situation, trial, () => view.load(`https://${hosts.shop}/?${situation}`));
    case 'plain-http':
      return trySending(situation, trial, () => view.load(look.replace('https:', 'http:')));
    case 'script':
      return tryReading(look, trial);
  }
}

async function trySetting(address: string, mark: string, { browser, view, listener }: Trial): Promise<Outcome> {
  await browser.emptyCookies();
  await view.load(address);
  const verdicts = await listener.stored(mark);
  return { passed: await browser.cookieNames(), verdicts };
}

/** What the server got is the truth; the engine adds why it kept the others back. */
async function trySending(mark: string, { site, listener }: Trial, go: () => Promise<unknown>): Promise<Outcome> {
  const visit = site.visit(mark);
  await go();
  return { passed: readNames(await visit), verdicts: await listener.sent(mark) };
}

async function tryReading(address: string, { view }: Trial): Promise<Outcome> {
  await view.load(address);
  const text: unknown = await view.run('document.cookie');
  const passed = readNames(String(text));
  return { passed, verdicts: new Map() };
}

async function followLink(view: TriedPage, from: string, to: string): Promise<void> {
  await view.load(from);
  await leaveBy(
    view,
    `const a = document.createElement('a'); a.href = ${JSON.stringify(to)}; document.body.append(a); a.click();`,
  );
}

async function submitForm(view: TriedPage, from: string, to: string): Promise<void> {
  await view.load(from);
  await leaveBy(
    view,
    `const form = document.createElement('form'); form.method = 'post'; form.action = ${JSON.stringify(to)}; document.body.append(form); form.submit();`,
  );
}

async function showPicture(view: TriedPage, from: string, to: string): Promise<void> {
  await view.load(from);
  await view.run(`document.body.append(Object.assign(new Image(), { src: ${JSON.stringify(to)} })); 0`);
}

/** Runs a script that leaves the page, with the gesture of a person, and waits for the page it leads to. */
async function leaveBy(view: TriedPage, script: string): Promise<void> {
  const arrived = new Promise<void>((resolve) => hearOnce(view, 'loaded', () => resolve()));
  await view.run(`{ ${script} } 0`, true);
  await arrived;
}

/** The names in a Cookie header, or in document.cookie. */
function readNames(header: string): ReadonlySet<string> {
  return new Set(header.split('; ').map((pair) => pair.split('=', 1)[0] ?? ''));
}

async function within<T>(situation: GridSituation, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new GridStuck(`The situation "${situation}" found no end.`)), mostPerSituation);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
