/**
 * Records the exchanges that the window's tests and pictures draw, from the real server: `npx tsx test/harness/record-shop.ts`
 * writes recorded-shop.json beside this file
 * (then `npx biome check --write` it). The agents are those of the fake bench, so that the people fit.
 */
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { createSessionServer } from '../../server/session-server.ts';
import { agentOf, ann, bob, cleo, dora, phone } from './fake-people.ts';

const server = createSessionServer();
const events: unknown[] = [];
const url = await server.listen();
server.inspector.subscribe((event) => events.push(event));
const jars = new Map<string, string>();

/** One request as a browser's form or link would send it, with the cookie of its jar. */
async function visit(agent: string, target: string, form?: Record<string, string>): Promise<void> {
  const body = form ? new URLSearchParams(form).toString() : '';
  const cookie = jars.get(agent);
  const { location, setCookie } = await new Promise<{ location: string | undefined; setCookie: string | undefined }>(
    (resolve, reject) => {
      const sent = request(
        `${url}${target}`,
        {
          method: form ? 'POST' : 'GET',
          headers: {
            'User-Agent': agent,
            Accept: 'text/html,application/xhtml+xml',
            'Accept-Language': 'en',
            'Sec-Fetch-Site': 'same-origin',
            'Sec-Fetch-Mode': 'navigate',
            'Sec-Fetch-Dest': 'document',
            ...(form ? { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
            ...(cookie ? { Cookie: cookie } : {}),
          },
        },
        (answer) => {
          answer.resume();
          answer.on('end', () =>
            resolve({ location: answer.headers.location, setCookie: answer.headers['set-cookie']?.[0] }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    },
  );
  const [pair = ''] = setCookie?.split(';') ?? [];
  if (/^[^=]+=.+/.test(pair)) jars.set(agent, pair);
  else if (setCookie) jars.delete(agent);
  if (location) await visit(agent, location.replace(url, ''));
}

await visit(agentOf(ann), '/shop/');
await visit(agentOf(bob), '/shop/');
await visit(agentOf(ann), '/cart/add', { product: 'tea', count: '1' });
await visit(agentOf(cleo), '/shop/');
await visit(agentOf(cleo), '/cart/add', { product: 'bread', count: '3' });
await visit(agentOf(cleo), '/login', { name: 'Cleo' });
await visit(agentOf(ann), '/team/formdemo.html', { role: 'driver', count: '2' });
await visit(phone, '/');
await visit(agentOf(dora), '/cart/add', { product: 'bread', count: '2' });
await visit(agentOf(cleo), '/logout', {});
await visit(agentOf(ann), '/cart/update', { product: 'tea', count: '2' });
await visit(agentOf(ann), '/cart/add', { product: 'juice', count: '1' });
await visit(agentOf(bob), '/cart/');
jars.set(agentOf(bob), 'jarful=s:0123456789abcdef0123456789abcdef.forged');
await visit(agentOf(bob), '/cart/');

const snapshot = await server.inspector.snapshot();
await writeFile(join(import.meta.dirname, 'recorded-shop.json'), `${JSON.stringify({ snapshot, events }, null, 2)}\n`);
await server.close();
