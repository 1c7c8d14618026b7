import { expect, noRealKeys, test } from './jarful.ts';

test('one large with the rest as a strip, and panes change places by key and by bar', async ({ jarful }) => {
  test.skip(noRealKeys !== null, noRealKeys ?? '');
  await jarful.choose('jar.create');
  const cleo = jarful.frame('Cleo');
  await expect(cleo).toBeVisible();
  await jarful.choose('layout.strip');
  const widthOf = async (name: string) => (await jarful.frame(name).boundingBox())?.width ?? 0;
  await expect.poll(async () => (await widthOf('Ann')) > 1.5 * (await widthOf('Cleo'))).toBe(true);
  expect(Math.round(await widthOf('Bob'))).toBe(Math.round(await widthOf('Cleo')));

  const order = () =>
    jarful.shell.evaluate(async () => {
      const answer = await window.jarful.ask('bench.state', null);
      return answer.ok ? answer.value.panes.map(({ jarId }) => jarId.replace(/-\d+$/, '')).join(' ') : '';
    });
  expect(await order()).toBe('ann bob cleo');
  await expect.poll(() => jarful.keyboardIn('Cleo')).toBe(true);
  jarful.press('ctrl+shift+Prior');
  await expect.poll(order).toBe('ann cleo bob');
  jarful.press('ctrl+shift+Prior');
  await expect.poll(order).toBe('cleo ann bob');
  // Who is first is the large one.
  await expect.poll(async () => (await widthOf('Cleo')) > 1.5 * (await widthOf('Ann'))).toBe(true);

  // By mouse, on what is free of the bars.
  const gripOf = async (name: string) => {
    const bar = await jarful.frame(name).locator('[data-pane-bar]').boundingBox();
    return { x: (bar?.x ?? 0) + 2, y: (bar?.y ?? 0) + (bar?.height ?? 0) / 2 };
  };
  const from = await gripOf('Cleo');
  const to = await gripOf('Bob');
  await jarful.shell.mouse.move(from.x, from.y);
  await jarful.shell.mouse.down();
  await jarful.shell.mouse.move(to.x, to.y, { steps: 8 });
  await expect(jarful.frame('Bob').locator('[data-drop="true"]')).toBeVisible();
  await jarful.shell.mouse.up();
  await expect.poll(order).toBe('ann bob cleo');
  await expect(jarful.shell.locator('[data-drop]')).toHaveCount(0);
});
