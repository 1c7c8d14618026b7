/**
 * Whatever is closed, killed, popped out, put to sleep or rearranged, in any order and by keys alone: commands come through, and
 * the focus is one and is seen. A walk is told by its seed: `JARFUL_WALK_SEED=7 JARFUL_WALK_STEPS=300` goes it again, or longer.
 */
import { randomNumbers } from '../harness/random-numbers.ts';
import { expect, type Jarful, noRealKeys, test } from './jarful.ts';

const steps = Number(process.env.JARFUL_WALK_STEPS ?? 12);
const seeds = process.env.JARFUL_WALK_SEED ? [Number(process.env.JARFUL_WALK_SEED)] : [1, 2];

/** What a step presses. The palette takes what has no key. */
type Step = readonly string[] | { readonly command: string } | { readonly kill: true };

const walk: readonly Step[] = [
  ['ctrl+w'],
  ['ctrl+w'],
  ['ctrl+t'],
  ['ctrl+shift+n'],
  ['ctrl+1'],
  ['ctrl+2'],
  ['ctrl+shift+Next'],
  ['ctrl+shift+Prior'],
  ['ctrl+l'],
  ['ctrl+f', 'Escape'],
  ['ctrl+slash', 'Escape'],
  ['F2', 'Escape'],
  ['F6'],
  ['shift+F6'],
  ['Tab'],
  ['F9'],
  ['Next'],
  ['ctrl+j'],
  ['ctrl+shift+j'],
  ['alt+1'],
  ['alt+3'],
  ['alt+6'],
  ['ctrl+z'],
  ['ctrl+plus'],
  ['ctrl+shift+BackSpace'],
  { command: 'window of its own' },
  { command: 'this pane sleep' },
  { kill: true },
];

/** Who has the keyboard, and whether it can be seen there. */
async function keyboard(jarful: Jarful) {
  const { holders, pages } = await jarful.app.evaluate(({ BaseWindow, webContents }) => {
    const focused = webContents.getAllWebContents().filter((one) => one.isFocused());
    const views = BaseWindow.getAllWindows().flatMap((window) => window.contentView.children);
    const laid = (id: number) =>
      views.some((view) => {
        const { width, height } = view.getBounds();
        return Reflect.get(view, 'webContents')?.id === id && width > 0 && height > 0;
      });
    return {
      holders: focused.map((one) => one.getURL()),
      pages: focused.filter((one) => !one.getURL().startsWith('app://')).map((one) => laid(one.id)),
    };
  });
  const inWindow =
    holders[0] === jarful.shell.url()
      ? await jarful.shell.evaluate(() => {
          const at = document.activeElement;
          if (!at || at === document.body) return 'nowhere';
          const { width, height, right, bottom, left, top } = at.getBoundingClientRect();
          const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
          return width > 0 && height > 0 && inside && at.checkVisibility()
            ? 'seen'
            : `hidden: ${at.outerHTML.slice(0, 90)}`;
        })
      : 'seen';
  return { owners: holders.length, seen: pages.every(Boolean) ? inWindow : 'a page that lies nowhere' };
}

async function takeStep(jarful: Jarful, step: Step): Promise<void> {
  if ('kill' in step) {
    // A key that comes while it dies is lost with it, so the walk waits until it is dead.
    await jarful.app.evaluate(async ({ webContents }) => {
      const page = webContents.getFocusedWebContents();
      if (!page || page.getURL().startsWith('app://')) return;
      const dead = new Promise((resolve) => page.once('render-process-gone', resolve));
      page.forcefullyCrashRenderer();
      await dead;
    });
    return;
  }
  if (!('command' in step)) {
    for (const key of step) jarful.press(key);
    return;
  }
  const search = (await jarful.overlay()).getByRole('searchbox');
  jarful.press('ctrl+k');
  await expect(search).toBeFocused();
  jarful.type(step.command);
  jarful.press('Return');
  // One that cannot be done now says so and stays.
  jarful.press('Escape');
  await expect(search).toHaveCount(0);
}

for (const seed of seeds)
  test(`the keyboard never dies, walk ${seed}`, async ({ jarful }) => {
    test.skip(noRealKeys !== null, noRealKeys ?? '');
    test.setTimeout(30_000 + steps * 8_000);
    const random = randomNumbers(seed);
    const palette = (await jarful.overlay()).getByRole('searchbox');
    const gone: string[] = [];
    for (let count = 0; count < steps; count++) {
      const step = walk[Math.floor(random() * walk.length)] ?? [];
      gone.push(JSON.stringify(step));
      const way = `seed ${seed}, step ${count + 1}: ${gone.join(' ')}`;
      await takeStep(jarful, step);
      await expect.poll(() => keyboard(jarful), { message: way }).toEqual({ owners: 1, seen: 'seen' });
      jarful.press('ctrl+k');
      await expect(palette, way).toBeFocused();
      jarful.press('Escape');
      await expect(palette, way).toHaveCount(0);
      await expect.poll(() => keyboard(jarful), { message: `${way}, and back` }).toEqual({ owners: 1, seen: 'seen' });
    }
  });
