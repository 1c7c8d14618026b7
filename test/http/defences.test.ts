/** Every defence, tried both ways: its attack works with it off and fails with it on. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { isWeak, safeSettings, switches, switchNames } from '../../server/session-server.ts';
import { attacks } from './defences/attacks.ts';
import { openShop } from './defences/tried.ts';

for (const { switch: name, attack, weak, strong, others, off, on, works } of attacks) {
  test(`defence ${name} off: ${attack} | ${off}`, async () => {
    expect(await works(await openShop({ ...others, ...weak }))).toBe(true);
  });

  test(`defence ${name} on: ${attack} | ${on}`, async () => {
    expect(await works(await openShop({ ...others, ...strong }))).toBe(false);
  });
}

test('every switch that counts as a defence has its attack, at a value that counts as weak, and nothing else is off', () => {
  const defences = switchNames.filter((name) => switches[name].defence !== null);
  expect(attacks.map((one) => one.switch)).toEqual(defences);
  for (const { switch: name, weak, strong } of attacks) {
    expect(Object.keys({ ...weak, ...strong }), name).toEqual([name]);
    expect(isWeak(name, weak[name] ?? safeSettings[name]), name).toBe(true);
    expect(isWeak(name, strong?.[name] ?? safeSettings[name]), name).toBe(false);
  }
});

test('docs/defences.md names every one of them, as it is here', async () => {
  const page = await readFile(new URL('../../docs/defences.md', import.meta.url), 'utf8');
  for (const { attack, off, on } of attacks) expect(page).toContain(`| ${attack} | ${off} | ${on} |`);
});
