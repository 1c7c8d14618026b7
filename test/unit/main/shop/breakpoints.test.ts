import { expect, it, onTestFinished } from 'vitest';
import { Visitors } from '../../../../main/network/visitors/visitors.ts';
import type { JarId } from '../../../../main/shared/bench-records.ts';
import { exchangeId } from '../../../../main/shared/exchange-id.ts';
import { visitorId, visitorOfJar } from '../../../../main/shared/visitor-id.ts';
import { ShopBreakpoints } from '../../../../main/shop/breakpoints/shop-breakpoints.ts';
import { RecordNamer } from '../../../../main/shop/inspector/name-records.ts';
import { createSessionServer } from '../../../../server/session-server.ts';

const ann = 'ann-1' as JarId;
const agent = 'Chrome Jar/ann-1';

async function open() {
  const server = createSessionServer();
  onTestFinished(() => server.close());
  const url = await server.listen();
  const visitors = new Visitors();
  visitors.meet(ann, agent);
  const breakpoints = new ShopBreakpoints(
    server.breakpoints,
    new RecordNamer('server', visitors.identify),
    visitors.agentOf,
  );
  const visit = (name: string) => fetch(`${url}/cart/`, { headers: { 'user-agent': name } });
  const changed = () =>
    new Promise<void>((resolve) => {
      const stop = breakpoints.onChanged(() => {
        stop();
        resolve();
      });
    });
  return { breakpoints, visit, changed };
}

it('holds one visitor’s requests, named by visitor and exchange, and lets them go', async () => {
  const { breakpoints, visit, changed } = await open();
  breakpoints.set({ where: 'between', who: visitorOfJar(ann) });
  expect((await visit('somebody else')).status).toBe(200);
  const stands = changed();
  const answer = visit(agent);
  await stands;
  const [held] = breakpoints.held;
  expect(held).toMatchObject({ who: visitorOfJar(ann), where: 'between', path: '/cart/' });
  if (held) breakpoints.release(held.exchange);
  expect((await answer).status).toBe(200);
  expect(breakpoints.held).toEqual([]);
});

it('answers with an error, and a new wish takes the place of the old one', async () => {
  const { breakpoints, visit, changed } = await open();
  breakpoints.set({ where: 'gate', path: '/shop/' });
  breakpoints.set({ where: 'gate', path: '/cart/' });
  const stands = changed();
  const answer = visit(agent);
  await stands;
  const [held] = breakpoints.held;
  if (held) breakpoints.fail(held.exchange);
  expect((await answer).status).toBe(503);
  breakpoints.removeAll();
  expect(breakpoints.holding).toBe(false);
});

it('holds nobody for a visitor whom the server does not know', async () => {
  const { breakpoints, visit } = await open();
  breakpoints.set({ where: 'gate', who: visitorId({ kind: 'guest', mark: 'owl' }) });
  expect(breakpoints.holding).toBe(false);
  expect((await visit(agent)).status).toBe(200);
  breakpoints.release(exchangeId('traffic', 1));
});
