import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, Jarful, test } from './jarful.ts';

test('what the machine’s policy has settled holds, and the window says so, and why', async ({ userData }) => {
  const { jarful, policyFile } = await startUnder(userData, '{"language":"es","ownApp":false,"lan":false}');
  await test.step('the chip is read at a glance and opened by keyboard', async () => {
    const boxes = await catchBoxes(jarful);
    const chip = jarful.shell.getByRole('button', { name: /Administrado/ });
    await expect(chip).toBeVisible();
    await chip.focus();
    await jarful.shell.keyboard.press('Enter');
    await expect.poll(boxes).toHaveLength(1);
    const [box] = await boxes();
    expect(box?.message).toContain('ha fijado algunas cosas');
    for (const said of [
      'El idioma está fijado: es',
      'abren la tienda y nada más',
      'no se puede compartir',
      policyFile,
    ]) {
      expect(box?.detail).toContain(said);
    }
  });
  await test.step('an address elsewhere is refused with the reason', async () => {
    const address = jarful.frame('Bob').getByRole('textbox');
    await address.fill('http://example.org/');
    await address.press('Enter');
    await expect(jarful.frame('Bob')).toContainText('Quien cuida este ordenador lo ha desactivado.');
  });
  await jarful.app.close();
});

test('a policy that cannot be read leaves the careful values and a warning with the reason', async ({ userData }) => {
  const { jarful } = await startUnder(userData, '{"ownApp": fasle}');
  const boxes = await catchBoxes(jarful);
  await jarful.shell.getByRole('button', { name: /Policy not followed/ }).click();
  await expect.poll(boxes).toHaveLength(1);
  expect((await boxes())[0]?.detail).toMatch(/is not valid JSON\.\n\n• Panes open the shop and nothing else/);
  await jarful.app.close();
});

test('the bench that the policy names is what every start opens, and what Reset brings back', async ({ userData }) => {
  const bench = join(userData, 'lesson.jarful');
  const first = await Jarful.start(userData);
  await first.choose('jar.create');
  await expect(first.frame('Cleo')).toBeVisible();
  await first.app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, {
      showSaveDialog: async () => ({ canceled: false, filePath: path }),
      showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
    });
  }, bench);
  await first.choose('bench.save');
  await expect(first.shell.getByRole('banner')).toContainText('lesson');
  await first.app.close();

  const { jarful } = await startUnder(userData, JSON.stringify({ startBench: bench }));
  await expect(jarful.frame('Cleo')).toBeVisible();
  await jarful.choose('pane.close');
  await expect(jarful.frame('Ann')).toHaveCount(0);
  await jarful.choose('bench.reset');
  for (const name of ['Ann', 'Cleo']) await expect(jarful.frame(name)).toBeVisible();
  await jarful.app.close();
});

test('a start bench that is not there leaves Ann and Bob, and a sentence', async ({ userData }) => {
  const { jarful } = await startUnder(userData, JSON.stringify({ startBench: join(userData, 'gone.jarful') }));
  await expect(jarful.shell.getByText(/gone/)).toBeVisible();
  for (const name of ['Ann', 'Bob']) await expect(jarful.frame(name)).toBeVisible();
  await jarful.app.close();
});

async function startUnder(userData: string, policy: string) {
  const policyFile = join(userData, 'policy.json');
  writeFileSync(policyFile, policy);
  const jarful = await Jarful.start(userData, { policyFile });
  const packaged = await jarful.app.evaluate(({ app }) => app.isPackaged);
  if (packaged) await jarful.app.close();
  test.skip(packaged, "an installed Jarful reads the administrator's own file and no other");
  return { jarful, policyFile };
}

/** Lets native boxes close at once. @returns what those that came said so far */
async function catchBoxes(jarful: Jarful) {
  await jarful.app.evaluate(({ dialog }) => {
    const shown: Electron.MessageBoxOptions[] = [];
    Reflect.set(globalThis, 'jarfulTestBoxes', shown);
    Reflect.set(dialog, 'showMessageBox', async (_window: unknown, options: Electron.MessageBoxOptions) => {
      shown.push(options);
      return { response: 0, checkboxChecked: false };
    });
  });
  return () =>
    jarful.app.evaluate(() => Reflect.get(globalThis, 'jarfulTestBoxes') as readonly Electron.MessageBoxOptions[]);
}
