/** The grid's walk on a browser that is not there: it sends all cookies always, so only the walk is tried, not the engine. */
import { request } from 'node:http';
import { connect as connectSecurely } from 'node:tls';
import { expect, it } from 'vitest';
import { throwawayBrowser } from '../../../../main/browsers/throwaway/throwaway-browser.ts';
import { planGrid } from '../../../../main/lessons/flag-grid/grid-plan.ts';
import { runGrid } from '../../../../main/lessons/flag-grid/run-grid.ts';
import type { GridColumn } from '../../../../main/shared/grid-records.ts';
import { FakeEngine } from '../../../harness/fake-engine.ts';
import type { FakeView } from '../../../harness/fake-view.ts';

const { cookies, situations } = planGrid();
const everything = cookies.map(({ name }) => `${name}=1`).join('; ');
const [refused] = cookies;

/** Asks by the site's proxy, as a browser would that has no other way out. */
async function askByProxy(proxy: string, url: URL): Promise<void> {
  const [host = '', port = ''] = proxy.replace(/^.*\/\//, '').split(':');
  const headers = { host: url.host, cookie: everything, connection: 'close' };
  if (url.protocol === 'http:') {
    await new Promise<void>((done, failed) => {
      const asked = request({ host, port, path: url.href, headers }, (answer) => answer.resume().on('end', done));
      asked.on('error', failed).end();
    });
    return;
  }
  await new Promise<void>((done, failed) => {
    const tunnel = request({ host, port, method: 'CONNECT', path: `${url.hostname}:443` });
    tunnel.on('error', failed).end();
    tunnel.on('connect', (_answer, socket) => {
      const secure = connectSecurely({ socket, servername: url.hostname, rejectUnauthorized: false });
      const asked = request({ createConnection: () => secure, path: `${url.pathname}${url.search}`, headers });
      asked.on('response', (answer) => answer.resume().on('end', done));
      asked.on('close', () => secure.destroy());
      asked.on('error', failed).end();
    });
  });
}

it('tries every cookie in every situation, and tells each column when it has been tried', async () => {
  const columns: GridColumn[] = [];
  let closed = false;
  await runGrid(
    async ({ proxy }) => {
      const engine = new FakeEngine();
      const partition = engine.openPartition('grid');
      const view: FakeView = engine.openView(partition, {
        mayNavigate: () => true,
        popup: () => null,
        dialog: ({ answer }) => answer(false, ''),
        acceptsCertificate: () => false,
        signIn: () => {},
      });
      let last = 0;
      const go = async (address: string) => {
        const url = new URL(address);
        const requestId = `${++last}`;
        view.devtools.tell('Network.requestWillBeSent', { requestId, request: { url: address } });
        view.devtools.tell('Network.requestWillBeSentExtraInfo', {
          requestId,
          associatedCookies: [{ blockedReasons: ['SecureOnly'], cookie: { name: refused?.name } }],
        });
        if (address !== 'about:blank') await askByProxy(proxy, url);
        view.devtools.tell('Network.responseReceivedExtraInfo', {
          requestId,
          blockedCookies: [{ blockedReasons: ['SecureOnly'], cookieLine: `${refused?.name}=1` }],
        });
      };
      view.load = async (url) => {
        await go(url);
        view.processId = 1;
        view.tell('loaded', null);
      };
      view.script = (script) => {
        const [, to] = /(?:href = |action = |src: )"([^"]+)"/.exec(script) ?? [];
        if (to !== undefined) void view.load(to);
        return script === 'document.cookie' ? everything : 0;
      };
      view.close = () => {
        closed = true;
      };
      return throwawayBrowser(partition, view);
    },
    (column) => columns.push(column),
  );
  expect(columns.map(({ situation }) => situation)).toEqual(situations);
  for (const { cells } of columns) expect(cells.map(({ cookie }) => cookie)).toEqual(cookies.map(({ name }) => name));
  const typed = columns.find(({ situation }) => situation === 'typed');
  expect(typed?.cells.every(({ passed }) => passed)).toBe(true);
  // Nothing lies in this browser's jar: the engine's reason stands in the cell.
  const set = columns.find(({ situation }) => situation === 'set-http');
  expect(set?.cells[0]).toMatchObject({ passed: false, reasons: ['SecureOnly'] });
  expect(closed).toBe(true);
});
