import { type Session as Partition, session, WebContentsView } from 'electron';
import { safeWebPreferences } from '../../browsers/security/safe-web-preferences.ts';
import type { GridColumn, GridCookie, GridSituation } from '../../shared/grid-records.ts';
import { VerdictListener, type Verdicts } from './cookie-verdicts.ts';
import { expectCell } from './expect-cell.ts';
import { hosts, planGrid } from './grid-plan.ts';
import { type GridSite, lookAddress, openGridSite } from './grid-site.ts';

/** How long one situation may take before the run is given up, ms. */
const mostPerSituation = 10_000;

/** A run that found no end: the sentence says where. */
export class GridStuck extends Error {
  override readonly name = 'GridStuck';
}

/** Which cookies passed, by name, and why the others did not. */
interface Outcome {
  readonly passed: ReadonlySet<string>;
  readonly verdicts: Verdicts;
}

/** What a situation is tried with. */
interface Bench {
  readonly partition: Partition;
  readonly contents: Electron.WebContents;
  readonly site: GridSite;
  readonly listener: VerdictListener;
}

/** Never the same partition twice in one run of the app: the last grid's cookies must not be met again. */
let runs = 0;

/**
 * Tries every cookie in every situation in a real browser of its own, which is thrown away afterwards. Nothing leaves the
 * machine: the browser's only way out is the site's proxy on loopback.
 *
 * @param tell is given each column when it has been tried. @throws GridStuck
 */
export async function runGrid(tell: (column: GridColumn) => void): Promise<void> {
  const { cookies, situations } = planGrid();
  const site = await openGridSite(cookies);
  const partition = session.fromPartition(`grid:${++runs}`);
  await partition.setProxy({ proxyRules: site.proxy, proxyBypassRules: '<-loopback>' });
  partition.setCertificateVerifyProc(({ certificate }, answer) => {
    // 0: trusted, only the certificate made for this run; -3: as Chromium itself says, which is no.
    answer(sameCertificate(certificate.data, site.certificate) ? 0 : -3);
  });
  const view = new WebContentsView({ webPreferences: safeWebPreferences(partition) });
  const contents = view.webContents;
  try {
    // The DevTools protocol answers only when there is a page.
    await contents.loadURL('about:blank');
    const bench: Bench = { partition, contents, site, listener: await VerdictListener.attach(contents) };
    for (const situation of situations) {
      const outcome = await within(situation, trySituation(situation, bench));
      tell({ situation, cells: cookies.map((cookie) => judge(cookie, situation, outcome)) });
    }
  } finally {
    contents.close();
    await partition.clearData();
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

async function trySituation(situation: GridSituation, bench: Bench): Promise<Outcome> {
  const { contents } = bench;
  const look = `https://${hosts.shop}${lookAddress}?${situation}`;
  switch (situation) {
    case 'set-http':
      return trySetting(`http://${hosts.shop}/set?${situation}`, situation, bench);
    case 'set-https':
      return trySetting(`https://${hosts.shop}/set?${situation}`, situation, bench);
    case 'typed':
      return trySending(situation, bench, () => contents.loadURL(look));
    case 'same-site-link':
      return trySending(situation, bench, () => followLink(contents, `https://${hosts.shop}/`, look));
    case 'foreign-link':
      return trySending(situation, bench, () => followLink(contents, `https://${hosts.thief}/`, look));
    case 'foreign-form':
      return trySending(situation, bench, () => submitForm(contents, `https://${hosts.thief}/`, look));
    case 'foreign-image':
      return trySending(situation, bench, () => showPicture(contents, `https://${hosts.thief}/`, look));
    case 'host-below':
      return trySending(situation, bench, () => contents.loadURL(look.replace(hosts.shop, hosts.below)));
    case 'other-path':
      return trySending(situation, bench, () => contents.loadURL(`https://${hosts.shop}/?${situation}`));
    case 'plain-http':
      return trySending(situation, bench, () => contents.loadURL(look.replace('https:', 'http:')));
    case 'script':
      return tryReading(look, bench);
  }
}

async function trySetting(address: string, mark: string, { partition, contents, listener }: Bench): Promise<Outcome> {
  await partition.clearStorageData({ storages: ['cookies'] });
  await contents.loadURL(address);
  const verdicts = await listener.stored(mark);
  const kept = await partition.cookies.get({});
  return { passed: new Set(kept.map((cookie) => cookie.name)), verdicts };
}

/** What the server got is the truth; the engine adds why it kept the others back. */
async function trySending(mark: string, { site, listener }: Bench, go: () => Promise<unknown>): Promise<Outcome> {
  const visit = site.visit(mark);
  await go();
  return { passed: readNames(await visit), verdicts: await listener.sent(mark) };
}

async function tryReading(address: string, { contents }: Bench): Promise<Outcome> {
  await contents.loadURL(address);
  const text: unknown = await contents.executeJavaScript('document.cookie');
  const passed = readNames(String(text));
  return { passed, verdicts: new Map() };
}

async function followLink(contents: Electron.WebContents, from: string, to: string): Promise<void> {
  await contents.loadURL(from);
  await leaveBy(
    contents,
    `const a = document.createElement('a'); a.href = ${JSON.stringify(to)}; document.body.append(a); a.click();`,
  );
}

async function submitForm(contents: Electron.WebContents, from: string, to: string): Promise<void> {
  await contents.loadURL(from);
  await leaveBy(
    contents,
    `const form = document.createElement('form'); form.method = 'post'; form.action = ${JSON.stringify(to)}; document.body.append(form); form.submit();`,
  );
}

async function showPicture(contents: Electron.WebContents, from: string, to: string): Promise<void> {
  await contents.loadURL(from);
  await contents.executeJavaScript(
    `document.body.append(Object.assign(new Image(), { src: ${JSON.stringify(to)} })); 0`,
  );
}

/** Runs a script that leaves the page, with the gesture of a person, and waits for the page it leads to. */
async function leaveBy(contents: Electron.WebContents, script: string): Promise<void> {
  const arrived = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
  await contents.executeJavaScript(`{ ${script} } 0`, true);
  await arrived;
}

/** The names in a Cookie header, or in document.cookie. */
function readNames(header: string): ReadonlySet<string> {
  return new Set(header.split('; ').map((pair) => pair.split('=', 1)[0] ?? ''));
}

function sameCertificate(one: string, other: string): boolean {
  return one.replace(/\s/g, '') === other.replace(/\s/g, '');
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
