/** The fakes keep the contract that Electron keeps (test/e2e/engine-contract.spec.ts): unit tests stand on them. */
import { describe, it } from 'vitest';
import { contractPages, engineContract } from '../../../harness/engine-contract.ts';
import { FakeEngine } from '../../../harness/fake-engine.ts';
import { FakeView } from '../../../harness/fake-view.ts';

const site = 'http://127.0.0.1:7777';
const nowhere = 'http://127.0.0.1:9';

function fakeSite(): FakeEngine {
  const engine = new FakeEngine();
  engine.web = (url) => {
    const page = url.startsWith(site) ? contractPages[new URL(url).pathname] : undefined;
    return page ?? { failure: { code: -102, name: 'ERR_CONNECTION_REFUSED' } };
  };
  engine.network = ({ url }) => {
    if (!url.startsWith(site)) return { kind: 'failed', failure: 'net::ERR_CONNECTION_REFUSED' };
    const body = new TextEncoder().encode('One');
    return url.endsWith('/redirect')
      ? { kind: 'answer', status: 302, headers: [['Location', '/one']], body: null, bytes: 0, waitedMs: 1 }
      : { kind: 'answer', status: 200, headers: [], body, bytes: body.length, waitedMs: 1 };
  };
  return engine;
}

function fake(view: unknown): FakeView {
  if (!(view instanceof FakeView)) throw new TypeError('not a fake view');
  return view;
}

describe('the fake engine', () => {
  it.each(engineContract)('$name', async ({ run }) => {
    await run({
      engine: fakeSite(),
      site,
      nowhere,
      show: () => {},
      click: (view, url) => fake(view).click(url),
      openWindow: async (view, url) => fake(view).openWindow(url),
    });
  });
});
