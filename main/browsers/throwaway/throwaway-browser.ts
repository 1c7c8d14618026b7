import type { PageView } from '../engine/page-view.ts';
import type { Partition } from '../engine/partition.ts';
import { replaceCookie } from '../jars/cookie-place.ts';

/** Where a throwaway browser is let to: nowhere but one site. */
export interface OnlyWay {
  /** Its only way out, as Chromium writes proxy rules. */
  readonly proxy: string;
  /** PEM of the one certificate that it believes. */
  readonly certificate: string;
}

/** What is asked of the page in which something is tried. */
export type TriedPage = Pick<PageView, 'load' | 'run' | 'on' | 'devtools'>;

/** A browser that is nobody's jar, in which something is tried: one page, and nothing is left of it. */
export interface ThrowawayBrowser {
  readonly view: TriedPage;
  /** Names of the cookies that it holds. */
  cookieNames(): Promise<ReadonlySet<string>>;
  emptyCookies(): Promise<void>;
  /** Ends its page and empties it. */
  close(): Promise<void>;
}

export type OpenThrowawayBrowser = (way: OnlyWay) => Promise<ThrowawayBrowser>;

/** @param partition used by nobody else. @param view opened on it. */
export function throwawayBrowser(partition: Partition, view: PageView): ThrowawayBrowser {
  return {
    view,
    cookieNames: async () => new Set((await partition.cookies.get({})).map(({ name }) => name)),
    emptyCookies: async () => {
      for (const cookie of await partition.cookies.get({})) await replaceCookie(partition.cookies, cookie, null);
    },
    close: async () => {
      view.close();
      await partition.clear();
    },
  };
}
