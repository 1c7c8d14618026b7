/** Several servers on one host: cookies ignore ports, so that each calls its ticket by a name of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSessionServer, type SessionServer, type SessionServerOptions } from '../../server/session-server.ts';
import { listMedia } from '../harness/media.ts';
import { Browser } from './harness/browser.ts';

async function start(options: SessionServerOptions): Promise<SessionServer> {
  const server = createSessionServer(options);
  onTestFinished(() => server.close());
  await server.listen();
  return server;
}

for (const medium of listMedia()) {
  test.skipIf(medium.skip !== null)(
    `C93 ${medium.medium}: two servers of one host leave each other’s tickets alone, over restarts and new secrets too`,
    async () => {
      const bed = await medium.start();
      onTestFinished(() => bed.stop());
      const place = (name: string): SessionServerOptions => ({
        ...bed.options,
        dataFolder: `${bed.options.dataFolder}/${name}`,
        ownTicketName: true,
        settings: { medium: medium.medium },
      });
      const [one, other] = await Promise.all([start(place('one')), start(place('other'))]);
      // One jar: cookies go by the host.
      const jar = new Map<string, string>();
      const visit = ({ url }: SessionServer) => Object.assign(new Browser(url), { jar });
      await visit(one).add('tea');
      await visit(other).add('juice');
      expect(await visit(one).cart()).toEqual({ tea: 1 });
      expect(await visit(other).cart()).toEqual({ juice: 1 });
      await one.close();
      const again = await start({ ...place('one'), rotateSecret: true });
      expect(await visit(again).cart()).toEqual(medium.medium === 'memory' ? {} : { tea: 1 });
      expect(await visit(other).cart()).toEqual({ juice: 1 });
      await Promise.all([again.close(), other.close()]);
    },
  );
}

test('two servers of one program leave each other’s tickets alone, whatever presets and resets ask for', async () => {
  const servers = await Promise.all([start({ ownTicketName: true }), start({ ownTicketName: true })]);
  const jar = new Map<string, string>();
  const [ann, bob] = servers.map(({ url }) => Object.assign(new Browser(url), { jar }));
  for (const round of [1, 2]) {
    await ann?.add('tea');
    await bob?.add('juice');
    expect(await ann?.cart()).toEqual({ tea: round });
    expect(await bob?.cart()).toEqual({ juice: round });
    // What is safe is a name of its own.
    for (const server of servers) await server.change({ cookieName: 'jarful' });
  }
  expect([...jar.keys()].sort()).toEqual(servers.map(({ url }) => `jarful-${new URL(url).port}`).sort());
});

test('a server with a data folder is called after its installation, over restarts and other ports', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'jarful-name-'));
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
  const first = await start({ dataFolder, ownTicketName: true });
  const { cookieName } = first.settings;
  expect(cookieName).toMatch(/^jarful-[0-9a-f]{4}$/);
  await first.restart();
  expect(first.settings.cookieName).toBe(cookieName);
  await first.close();
  expect((await start({ dataFolder, ownTicketName: true })).settings.cookieName).toBe(cookieName);
  expect((await start({ dataFolder })).settings.cookieName).toBe('jarful');
});

test('a name that somebody has chosen stays', async () => {
  const server = await start({ ownTicketName: true, settings: { cookieName: 'ticket' } });
  expect(server.settings.cookieName).toBe('ticket');
  await server.change({ cookieName: 'jarful' });
  await server.change({ cookieName: 'other' });
  expect(server.settings.cookieName).toBe('other');
});
