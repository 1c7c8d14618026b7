/** Managed networks: a proxy script is asked before Chromium knows that an address is this machine's own. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { startOwnServer } from '../harness/own-server.ts';
import { expect, Jarful, test } from './jarful.ts';

test('a proxy script that never answers keeps nobody out of the shop, and nobody of the shop asks it', async ({
  userData,
}) => {
  let asked = 0;
  const silent = createServer(() => asked++);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const app = await startOwnServer({});
  const { port } = silent.address() as AddressInfo;
  const jarful = await Jarful.start(userData, { flags: [`--proxy-pac-url=http://127.0.0.1:${port}/proxy.pac`] });
  try {
    for (const name of ['Ann', 'Bob']) await expect.poll(() => jarful.heading(name)).toBe('The Corner Shop');
    await jarful.choose('jar.create');
    await expect.poll(() => jarful.heading('Cleo')).toBe('The Corner Shop');
    expect(asked).toBe(0);
    // Somebody's own app follows the network's rules.
    await jarful.shell.getByRole('button', { name: 'My own app' }).click();
    const entry = (await jarful.overlay()).getByRole('textbox', { name: 'Address of your own app' });
    await entry.fill(app.url);
    await entry.press('Enter');
    await expect.poll(() => asked).toBeGreaterThan(0);
    await expect(jarful.frame('Ann').getByRole('button', { name: 'Stop' })).toBeVisible();
  } finally {
    await jarful.app.close();
    silent.close();
    await app.close();
  }
});
