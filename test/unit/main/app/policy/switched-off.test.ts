/** What a policy can switch off in the window is off, by whatever way somebody asks for it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../harness/test-app.ts';

let folder: string;
let app: TestApp;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jarful-off-'));
  const policyFile = join(folder, 'policy.json');
  const off = ['developerTools', 'cookiesInFiles', 'keptPeople', 'weakSwitches', 'popOuts'];
  writeFileSync(policyFile, JSON.stringify(Object.fromEntries(off.map((key) => [key, false]))));
  app = await openTestApp({ policyFile });
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

it.each(['pane.tools', 'bench.save-cookies', 'jar.keep', 'pane.pop-out'] as const)(
  '%s is greyed, and says that it was switched off',
  async (id) => {
    const { commands } = await app.get('command.list', null);
    expect(commands.find((command) => command.id === id)?.whyNot).toBe(
      'whoever looks after this computer has switched it off',
    );
    expect(app.host.item(id)?.enabled).toBe(false);
    await app.get('command.run', { id });
    expect([app.dialogs.asked, app.host.asked, app.dialogs.fileBoxes]).toEqual([[], [], []]);
  },
);

it('no defence can be switched off, by hand or by an experiment; what weakens nothing can be changed', async () => {
  expect(await app.ask('settings.change', { name: 'csrf', text: 'off' })).toMatchObject({
    ok: false,
    code: 'not-allowed-here',
  });
  await app.app.rooms.experiments.begin('foreign-form').catch(() => {});
  const { weak } = app.app.rooms.switchboard.state();
  expect(weak).toEqual([]);
  await app.app.rooms.switchboard.change(() => ({ medium: 'files' }));
  expect(app.server.settings.medium).toBe('files');
});

it('a file of exchanges is offered without secrets alone', async () => {
  await app.get('command.run', { id: 'exchange.save-all' });
  expect(app.dialogs.asked[0]?.buttons).toHaveLength(2);
});
