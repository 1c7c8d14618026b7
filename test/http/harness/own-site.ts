import path from 'node:path';
import { createClock } from '../../../server/clock.ts';
import type { PageHandler } from '../../../server/routes/page-handler.ts';
import { createSessionServer } from '../../../server/session-server.ts';
import type { OpenedStore } from '../../../server/store/medium.ts';
import { type Faults, makeFaulty } from '../../harness/faulty-store.ts';
import type { MediumBed } from '../../harness/media.ts';
import { Browser } from './browser.ts';
import type { Deed, Site, SiteOptions } from './site.ts';

/** The morning of the article's first log line. */
const START = Date.UTC(2012, 2, 5, 9, 44, 28);

let count = 0;

/** Our server on one medium, in a corner of the bed of its own. */
export async function startOwnSite(bed: MediumBed, options: SiteOptions): Promise<Site> {
  count += 1;
  return start(
    bed,
    `site${process.pid}x${count}`,
    createClock(() => START),
    options,
  );
}

async function start(
  bed: MediumBed,
  corner: string,
  clock: ReturnType<typeof createClock>,
  options: SiteOptions,
): Promise<Site> {
  const log: string[] = [];
  const warnings: string[] = [];
  let faults: Faults | null = null;
  let opened: OpenedStore | null = null;
  const server = createSessionServer({
    ...bed.options,
    dataFolder: path.join(bed.options.dataFolder ?? '', corner),
    keyPrefix: `${corner}:`,
    clock,
    settings: { medium: bed.medium, ...options.settings },
    ...(options.secrets === undefined ? {} : { secrets: options.secrets }),
    addRoutes: (router, page) => {
      for (const { method, path: address, act } of options.deeds ?? []) {
        router[method === 'GET' ? 'get' : 'post'](address, page(makeHandler(act)));
      }
    },
    wrapStore: (inner) => {
      const faulty = makeFaulty(inner);
      faults = faulty.faults;
      opened = inner;
      return faulty.opened;
    },
    log: (line) => log.push(line),
    warn: (sentence) => warnings.push(sentence),
  });
  const origin = await server.listen();
  return {
    origin,
    port: Number(new URL(origin).port),
    get cookieName() {
      return server.settings.cookieName;
    },
    log,
    warnings,
    get faults() {
      if (faults === null) throw new Error('No store was opened.');
      return faults;
    },
    get opened() {
      if (opened === null) throw new Error('No store was opened.');
      return opened;
    },
    now: () => clock.now(),
    advance: (ms) => clock.advance(ms),
    browser: () => new Browser(origin),
    async rows() {
      const { rows } = await server.inspector.snapshot();
      return rows.map(({ data, expiresAt }) => ({ data, expiresAt }));
    },
    tidy: async () => (await server.tidy()).gone.length,
    async change(settings) {
      await server.change(settings);
    },
    async restart(more) {
      await server.close();
      return start(bed, corner, clock, { ...options, ...more });
    },
    server,
    stop: () => server.close(),
  };
}

function makeHandler(act: Deed['act']): PageHandler {
  return async ({ content }) => {
    const wish = await act(content as Record<string, unknown>);
    return { kind: 'redirect', to: '/session/', wish };
  };
}
