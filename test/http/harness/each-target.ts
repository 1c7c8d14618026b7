import { afterAll, beforeAll, describe, onTestFinished, test } from 'vitest';
import type { Medium } from '../../../server/inspector/records.ts';
import { listMedia, type MediumBed } from '../../harness/media.ts';
import { startStockSite } from '../stock/stock-site.ts';
import { startOwnSite } from './own-site.ts';
import type { Site, SiteOptions } from './site.ts';

/** What a promise is tried on: our server on one medium, or the stock parts. */
export interface Target {
  readonly name: Medium | 'stock';
  /** A fresh, empty site; stopped when the test is over. */
  open(options?: SiteOptions): Promise<Site>;
  /** The test of one promise, under a name such as "C19 files: ...". */
  promise(id: string, says: string, run: () => Promise<void>): void;
}

/**
 * Runs `define` for every medium of this machine. With JARFUL_TARGET=stock it runs for plain express + express-session +
 * memorystore instead: that is how docs/conformance.md gets its last column.
 */
export function eachTarget(define: (target: Target) => void): void {
  if (process.env.JARFUL_TARGET === 'stock') {
    describe('stock', () => define(makeTarget('stock', startStockSite)));
    return;
  }
  for (const medium of listMedia()) {
    describe.skipIf(medium.skip !== null)(medium.medium, () => {
      let bed: MediumBed;
      beforeAll(async () => {
        bed = await medium.start();
      });
      afterAll(() => bed.stop());
      define(makeTarget(medium.medium, (options) => startOwnSite(bed, options)));
    });
  }
}

function makeTarget(name: Target['name'], start: (options: SiteOptions) => Promise<Site>): Target {
  return {
    name,
    async open(options = {}) {
      const opened = await start(options);
      const restart = async (more?: SiteOptions) => {
        const again = await opened.restart(more);
        onTestFinished(() => again.stop());
        return again;
      };
      // Stopping twice does nothing. Not spread: some of a site's properties are looked up anew each time.
      return Object.create(opened, { restart: { value: restart } }) as Site;
    },
    promise: (id, says, run) => test(`${id} ${name}: ${says}`, run),
  };
}
