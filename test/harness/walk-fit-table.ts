import { backstagePanels } from '../../main/shared/backstage-panels.ts';
import { expect, type Jarful } from '../e2e/jarful.ts';
import { faultsOfFit } from './faults-of-fit.ts';

/** px as the window counts them, and the screen's scale. 800x500 is the smallest window; 1093x560 is 1366x768 at 125 % with a taskbar. */
const sizes = [
  { width: 800, height: 500, scale: 1 },
  { width: 853, height: 506, scale: 3 },
  { width: 960, height: 540, scale: 2 },
  { width: 1024, height: 768, scale: 1 },
  { width: 1093, height: 560, scale: 1.25 },
  { width: 1280, height: 720, scale: 1 },
  { width: 1280, height: 720, scale: 3 },
  { width: 1366, height: 768, scale: 1 },
  { width: 1920, height: 1080, scale: 2 },
  { width: 2560, height: 1440, scale: 1.5 },
  { width: 3840, height: 2160, scale: 1 },
] as const;

export const counts = { some: [1, 2, 3, 12], all: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] } as const;

/**
 * Measures every element of the window over the table of sizes, scales, numbers of panes, panels of the backstage and both views,
 * and demands that everything fits.
 *
 * @param panels all of the backstage's panels at each place of the table, or one, so that every size still meets every panel
 */
export async function walkFitTable(
  jarful: Jarful,
  { paneCounts, panels }: { readonly paneCounts: readonly number[]; readonly panels: 'each' | 'in turn' },
): Promise<void> {
  const { shell } = jarful;
  const screen = await shell.context().newCDPSession(shell);
  await jarful.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // The table's sizes count, not this screen's.
    if (window) window.setFullScreen = () => {};
  });
  await haveSomethingToShow(jarful);
  const panes = shell.locator('[data-pane-bar]');
  await jarful.choose('pane.close');
  await expect(panes).toHaveCount(1);
  let turn = 0;
  for (const count of paneCounts) {
    for (let before = await panes.count(); before < count; before++) {
      await jarful.choose('jar.create');
      await expect(panes).toHaveCount(before + 1);
    }
    for (const isProjector of [false, true]) {
      if (isProjector) await jarful.choose('view.projector');
      await expect(shell.locator(':root[data-view="projector"]')).toHaveCount(isProjector ? 1 : 0);
      for (const { width, height, scale } of sizes) {
        await screen.send('Emulation.setDeviceMetricsOverride', {
          width,
          height,
          deviceScaleFactor: scale,
          mobile: false,
        });
        turn += 1;
        const shown = panels === 'each' ? backstagePanels : [backstagePanels[turn % backstagePanels.length] ?? 'log'];
        for (const panel of shown) {
          await jarful.choose(`backstage.${panel}`);
          await expect(shell.locator(`[data-region="backstage"] [role="tab"][data-key="${panel}"]`)).toHaveAttribute(
            'aria-selected',
            'true',
          );
          const place = `${panel}, ${count} panes, ${width}x${height} at ${scale * 100} %${isProjector ? ', projector' : ''}`;
          expect.soft(await shell.evaluate(faultsOfFit), place).toEqual([]);
        }
      }
      if (isProjector) await jarful.choose('view.projector');
    }
  }
}

/** Ann has a cart and a ticket, Bob's session is an orphan, a line of the log is chosen, an experiment runs, a thread is held. */
async function haveSomethingToShow(jarful: Jarful): Promise<void> {
  const { shell, url } = jarful;
  await jarful.choose('experiment.stolen-ticket');
  await expect(shell.locator('[data-experiment-stage="ready"]')).toBeVisible();
  const bob = await jarful.page('Bob');
  await bob.goto(`${url}/shop/`);
  await bob.locator('form button').first().click();
  await expect(bob).toHaveURL(/\/cart\/$/);
  await jarful.choose('pane.activate-2');
  await jarful.choose('backstage.log');
  await shell.getByRole('row').filter({ hasText: 'POST /cart/add' }).first().click();
}
