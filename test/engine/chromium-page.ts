import type { CDPSession, Page } from '@playwright/test';
import type { DevToolsLink } from '../../main/browsers/engine/devtools-link.ts';
import type { ViewEvents } from '../../main/browsers/engine/page-view.ts';
import type { TriedPage } from '../../main/browsers/throwaway/throwaway-browser.ts';
import { Emitter } from '../../main/shared/emitter.ts';

/** A page of a Chromium that is not Electron's, as the grid and the network watch see one. */
export async function openChromiumPage(page: Page): Promise<TriedPage> {
  const link = await page.context().newCDPSession(page);
  const events = new Emitter<ViewEvents>();
  page.on('load', () => {
    events.emit('loaded', null);
    events.emit('loading-ended', null);
  });
  return {
    devtools: linkOf(link),
    on: (event, listener) => events.on(event, listener),
    // A page that cannot be reached is an answer too, as in Electron's `loadURL`.
    load: async (url) => void (await page.goto(url).catch(() => null)),
    run: async (expression, byPerson = false) => {
      const { result } = await link.send('Runtime.evaluate', {
        expression,
        userGesture: byPerson,
        awaitPromise: true,
        returnByValue: true,
      });
      return result.value;
    },
  };
}

function linkOf(session: CDPSession): DevToolsLink {
  // The protocol's typings know each method; ours is any of them, as Electron's is.
  const send: (method: string, params: object) => Promise<unknown> = session.send.bind(session) as never;
  let attached = false;
  return {
    get attached() {
      return attached;
    },
    attach: () => {
      attached = true;
      return true;
    },
    send: (method, params, below = '') =>
      below === '' ? send(method, params) : Promise.reject(new Error('Playwright speaks with the page alone.')),
    onMessage: (listener) => void session.on('event', ({ method, params }) => listener(method, params, '')),
    onDetached: (listener) => void session.on('close', listener),
  };
}
