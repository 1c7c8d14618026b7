import type { StoredCookie } from '../../browsers/engine/cookie-store.ts';
import type { BenchState, JarId, PaneStand, PaneState } from '../../shared/bench-records.ts';
import type { JarSite, Visit } from '../../shared/site-kinds.ts';
import type { BenchPlan } from '../bench/bench-plan.ts';
import type { BenchFile, FileCookie } from './bench-file.ts';
import { addressForFile, addressFromFile } from './file-address.ts';

/** What a file keeps besides the bench itself. */
export interface KeptBeside {
  /** The shop's origin. */
  readonly shop: string;
  readonly sessionCookie: string | null;
  /** Server settings that are not at their safe value. */
  readonly settings: BenchFile['settings'];
  /** Cookies by jar; empty unless the person wants them in the file. */
  readonly cookies: ReadonlyMap<JarId, readonly StoredCookie[]>;
}

/** The bench as a file keeps it. */
export function fileOfBench(bench: BenchState, { shop, sessionCookie, settings, cookies }: KeptBeside): BenchFile {
  return {
    people: bench.jars.map(({ id, name, shape, colour, site }) => ({
      name,
      shape,
      colour,
      site,
      cookies: (cookies.get(id) ?? []).map(keepCookie),
    })),
    panes: bench.panes.map((pane) => ({
      person: bench.jars.findIndex((jar) => jar.id === pane.jarId),
      address: addressForFile(pane.address, shop),
      zoom: pane.zoom,
      stands: standOf(pane),
    })),
    sessionCookie,
    layout: bench.layout,
    backstage: { open: bench.backstage.open, place: bench.backstage.place },
    settings,
  };
}

/**
 * What to set up from a file. An address that no pane may open becomes the shop's front door; people who have no pane are
 * nobody.
 *
 * @param name what the bench is called. @param judge where whose jar may go.
 */
export function planOfFile(
  file: BenchFile,
  name: string,
  shop: string,
  judge: (site: JarSite, address: string) => Visit,
): BenchPlan {
  const front = `${shop}/shop/`;
  const arrive = (site: JarSite, address: string | null) => {
    if (address !== null && judge(site, address) === 'allowed') return address;
    return site === 'shop' ? front : 'about:blank';
  };
  const seated = file.people
    .map((_, index) => index)
    .filter((index) => file.panes.some((pane) => pane.person === index));
  return {
    name,
    people: seated
      .flatMap((index) => file.people[index] ?? [])
      .map(({ cookies, site, ...avatar }) => ({
        avatar,
        site,
        cookies: cookies.map((cookie): StoredCookie => withoutUndefined(cookie)),
      })),
    panes: file.panes.map(({ person, address, zoom, stands }) => ({
      person: seated.indexOf(person),
      address: arrive(file.people[person]?.site ?? 'shop', addressFromFile(address, shop)),
      zoom,
      stands,
    })),
    sessionCookie: file.sessionCookie,
    layout: file.layout,
    backstage: file.backstage,
  };
}

function standOf({ trouble, popped }: PaneState): PaneStand {
  if (trouble?.kind === 'asleep') return 'asleep';
  return popped ? 'window' : 'bench';
}

function keepCookie(cookie: StoredCookie): FileCookie {
  const { name, value, domain = '', hostOnly = true, path = '/', secure = false, httpOnly = false, sameSite } = cookie;
  const kept = { name, value, domain, hostOnly, path, secure, httpOnly, sameSite };
  return cookie.expirationDate === undefined ? kept : { ...kept, expirationDate: cookie.expirationDate };
}

function withoutUndefined({ expirationDate, ...cookie }: FileCookie): StoredCookie {
  return expirationDate === undefined ? cookie : { ...cookie, expirationDate };
}
