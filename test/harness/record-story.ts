/**
 * Records the exchanges that the window's tests and pictures draw, from the real server: `npx tsx test/harness/record-story.ts`
 * writes recorded-story.json beside this file
 * (then `npx biome check --write` it). The agents are those of the fake bench, so that the people fit.
 */
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { createSessionServer } from '../../server/session-server.ts';
import { ann, bob, cleo, dora, phone } from './fake-people.ts';

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

await visit(ann.agent, '/shop/');
await visit(bob.agent, '/shop/');
await visit(ann.agent, '/cart/add', { product: 'tea', count: '1' });
await visit(cleo.agent, '/shop/');
await visit(cleo.agent, '/cart/add', { product: 'bread', count: '3' });
await visit(cleo.agent, '/login', { name: 'Cleo' });
await visit(ann.agent, '/team/formdemo.html', { role: 'driver', count: '2' });
await visit(phone, '/');
await visit(dora.agent, '/cart/add', { product: 'bread', count: '2' });
await visit(cleo.agent, '/logout', {});
await visit(ann.agent, '/cart/update', { product: 'tea', count: '2' });
await visit(ann.agent, '/cart/add', { product: 'juice', count: '1' });
await visit(bob.agent, '/cart/');
jars.set(bob.agent, 'jarful=s:0123456789abcdef0123456789abcdef.forged');
await visit(bob.agent, '/cart/');

const snapshot = await server.inspector.snapshot();
await writeFile(join(import.meta.dirname, 'recorded-story.json'), `${JSON.stringify({ snapshot, events }, null, 2)}\n`);
await server.close();
