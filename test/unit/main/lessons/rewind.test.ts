import { expect, it, onTestFinished } from 'vitest';
import { Rewind } from '../../../../main/lessons/rewind/rewind.ts';
import type { ExchangeId } from '../../../../main/shared/exchange-id.ts';
import { exchangeId } from '../../../../main/shared/exchange-id.ts';
import { openSmallBench } from '../../../harness/small-bench.ts';
import { until } from '../../../harness/until.ts';

async function open() {
  const small = await openSmallBench();
  const { bench, server, visitors, namer } = small;
  const rewind = new Rewind(bench, server, visitors.identify);
  onTestFinished(() => rewind.close());
  await server.history.start();
  const last = async (line: string): Promise<ExchangeId> => {
    const { exchanges } = await server.inspector.snapshot();
    const found = exchanges.findLast(({ request }) => `${request.method} ${request.target}` === line);
    if (!found) throw new Error(`nobody asked for ${line}`);
    return namer.id(found.id);
  };
  return { ...small, rewind, last };
}

it('gives each jar the shop’s cookies of then, and the present back', async () => {
  const { ann, rewind, visit, last, partitionOf } = await open();
  expect((await visit(ann, '/cart/add', { product: 'tea', count: '1' })).status).toBe(303);
  const ticket = partitionOf(ann).cookies.values;
  expect(Object.keys(ticket)).toHaveLength(1);
  const added = await last('POST /cart/add');

  await rewind.to({ exchange: added, side: 'before' });
  expect(rewind.state()).toMatchObject({ at: { exchange: added, side: 'before' }, returns: 1 });
  expect(partitionOf(ann).cookies.values).toEqual({});

  await rewind.return();
  expect(rewind.state()).toMatchObject({ at: null, returns: 0 });
  expect(partitionOf(ann).cookies.values).toEqual(ticket);
  expect(await (await visit(ann, '/cart/')).text()).toContain('tea');
});

it('asks anew for what the shop’s pages show', async () => {
  const { ann, rewind, visit, last, viewOf, server } = await open();
  await until('Ann is in the shop', () => viewOf(ann).url.startsWith(server.url));
  await visit(ann, '/cart/');
  let loads = 0;
  viewOf(ann).on('loaded', () => loads++);
  await rewind.to({ exchange: await last('GET /cart/'), side: 'after' });
  expect(loads).toBe(1);
});

it('refuses exchanges that are not the server’s, not a jar’s, or forgotten', async () => {
  const { rewind, server, ann, visit, last } = await open();
  await fetch(`${server.url}/cart/`, { headers: { 'user-agent': 'a phone' } });
  const phone = await last('GET /cart/');
  for (const exchange of [exchangeId('traffic', 1), exchangeId('server', 999), phone]) {
    await expect(rewind.to({ exchange, side: 'before' })).rejects.toMatchObject({ code: 'cannot-rewind' });
  }
  await visit(ann, '/cart/');
  const known = await last('GET /cart/');
  await rewind.forget();
  await expect(rewind.to({ exchange: known, side: 'before' })).rejects.toMatchObject({ code: 'cannot-rewind' });
  await rewind.return();
  expect(rewind.state()).toMatchObject({ recording: true, at: null, returns: 0 });
});
