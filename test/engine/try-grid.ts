import type { BrowserContext, LaunchOptions } from '@playwright/test';
import { runGrid } from '../../main/lessons/flag-grid/run-grid.ts';
import { openChromiumPage } from './chromium-page.ts';

export type OpenProfile = (
  options: LaunchOptions,
) => Promise<{ readonly context: BrowserContext; close(): Promise<void> }>;

export interface GridFindings {
  readonly cells: number;
  /** A sentence for each cell that is not as RFC 6265bis says. */
  readonly differences: readonly string[];
}

/** Runs the cookie grid of the app in a Chromium of the system. */
export async function tryGrid(openProfile: OpenProfile): Promise<GridFindings> {
  let cells = 0;
  const differences: string[] = [];
  await runGrid(
    async ({ proxy }) => {
      // Chromium leaves this machine's own names out of a proxy unless told so; the site's names are not among them.
      const { context, close } = await openProfile({ proxy: { server: proxy, bypass: '<-loopback>' } });
      return {
        view: await openChromiumPage(await context.newPage()),
        cookieNames: async () => new Set((await context.cookies()).map(({ name }) => name)),
        emptyCookies: () => context.clearCookies(),
        close,
      };
    },
    ({ situation, cells: column }) => {
      cells += column.length;
      for (const { cookie, passed, expected, reasons } of column) {
        if (passed === expected) continue;
        const what = passed
          ? 'passed, expected to be kept back'
          : `kept back (${reasons.join(', ') || 'no reason told'})`;
        differences.push(`${situation}, \`${cookie}\`: ${what}.`);
      }
    },
  );
  return { cells, differences };
}
