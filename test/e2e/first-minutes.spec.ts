/**
 * The trainer's first four minutes at the usual projector, from the start to the stolen ticket: fourteen deeds, and after each one
 * what the class then sees, without a hand that scrolls. (The guess before them is in lessons.spec, the cure in experiments.spec.)
 */
import type { Locator } from '@playwright/test';
import { cutBy } from '../harness/cut-by.ts';
import { expect, type Jarful, noRealKeys, test } from './jarful.ts';

const projector = { width: 1280, height: 720 };

/** How a person does each deed: with the mouse, or with real keys alone. What has a key of its own is that key for both. */
interface Hands {
  addJuice(): Promise<void>;
  touchTicket(): Promise<void>;
  /** Presses a button in the panel of cookies, which is chosen. */
  pressInCookies(button: Locator): Promise<void>;
  /** @param number the pane's place on the bench */
  reload(person: string, number: number): Promise<void>;
}

const ticketOf = (jarful: Jarful, person: string) =>
  jarful.frame(person).getByRole('button', { name: /^ticket [0-9a-f]{4}…/ });

function mouse(jarful: Jarful): Hands {
  return {
    addJuice: async () =>
      (await jarful.page('Ann')).getByRole('button', { name: 'Add Orange juice to the cart' }).click(),
    touchTicket: () => ticketOf(jarful, 'Ann').click(),
    pressInCookies: (button) => button.click(),
    reload: (person) => jarful.frame(person).getByRole('button', { name: 'Reload' }).click(),
  };
}

function keyboard(jarful: Jarful): Hands {
  /** Goes on by Tab until it has the focus. In a page Playwright pretends that the page always has it, so the element is asked. */
  const reach = async (wanted: Locator) => {
    const hasFocus = () => wanted.evaluate((element) => element === document.activeElement);
    for (let tabs = 0; tabs < 60 && !(await hasFocus()); tabs++) {
      const at = () => wanted.page().evaluate(() => document.activeElement?.outerHTML);
      const before = await at();
      jarful.press('Tab');
      await expect.poll(at).not.toBe(before);
    }
    expect(await hasFocus()).toBe(true);
  };
  return {
    addJuice: async () => {
      await reach((await jarful.page('Ann')).getByRole('button', { name: 'Add Orange juice to the cart' }));
      jarful.press('Return');
    },
    touchTicket: async () => {
      jarful.press('ctrl+l');
      await expect(jarful.frame('Ann').getByRole('textbox')).toBeFocused();
      await reach(ticketOf(jarful, 'Ann'));
      jarful.press('space');
    },
    pressInCookies: async (button) => {
      jarful.press('alt+3');
      await expect(jarful.shell.getByRole('tab', { name: 'Cookies' })).toBeFocused();
      await reach(button);
      jarful.press('Return');
    },
    reload: async (person, number) => {
      jarful.press(`ctrl+${number}`);
      await expect.poll(() => jarful.keyboardIn(person)).toBe(true);
      jarful.press('F5');
    },
  };
}

for (const [how, hands] of [
  ['mouse', mouse],
  ['keyboard alone', keyboard],
] as const)
  test(`the first four minutes in fourteen deeds, by ${how}`, async ({ jarful }) => {
    test.skip(noRealKeys !== null, noRealKeys ?? '');
    const { shell } = jarful;
    const { addJuice, touchTicket, pressInCookies, reload } = hands(jarful);
    await jarful.app.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    }, projector);
    await shell.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, projector);

    let deeds = 0;
    const deed = (name: string, body: () => Promise<void>) => {
      deeds += 1;
      return test.step(`${deeds}. ${name}`, body);
    };
    const seesWhole = async (part: Locator) => {
      await expect(part).toBeVisible();
      await expect.poll(() => cutBy(part)).toBeNull();
    };
    /** The store's row, and nothing in it hangs out of its card. */
    const seesRow = async () => {
      await seesWhole(row);
      expect(await row.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(1);
    };
    /** In a person's page, and in sight there. */
    const seesCart = async (person: string, count: number, ordinal = 1) =>
      expect((await jarful.page(person, ordinal)).getByRole('link', { name: `Cart (${count})` })).toBeInViewport();
    const talk = shell.getByRole('grid', { name: 'Conversation' });
    const row = shell.getByRole('listitem').filter({ hasText: 'cart.juice: 1' });
    const noTicket = (person: string) => jarful.frame(person).getByRole('button', { name: 'no ticket' });

    await test.step('at the start: two people, no tickets, nothing remembered', async () => {
      for (const person of ['Ann', 'Bob']) {
        await seesWhole(noTicket(person));
        await seesCart(person, 0);
      }
      await expect(row).toHaveCount(0);
    });
    await deed('Ann adds a juice', async () => {
      await addJuice();
      await seesWhole(ticketOf(jarful, 'Ann'));
      await seesRow();
      await seesWhole(talk.getByRole('row').filter({ hasText: 'POST /cart/add' }).locator('[data-changing]'));
      await seesCart('Bob', 0);
    });
    for (const [key, beat] of Object.entries({
      request: 'Request',
      'look-up': 'Look up',
      change: 'Change',
      answer: 'Answer',
    }))
      await deed(`the beat "${beat}"`, async () => {
        jarful.press('F9');
        await seesWhole(shell.getByText(`Beat by beat: ${beat}`));
        await seesWhole(talk.locator(`[data-current="true"][data-beat="${key}"]`).first());
        await expect(row).toHaveCount(key === 'change' || key === 'answer' ? 1 : 0);
      });
    await deed('touch her ticket', async () => {
      await touchTicket();
      await expect(row).toHaveAttribute('data-lit', 'true');
      await seesRow();
      await seesWhole(shell.getByRole('button', { name: 'Let go' }));
    });
    await deed('a second pane of hers: her cart', async () => {
      jarful.press('ctrl+t');
      await seesWhole(jarful.frame('Ann · 2'));
      await seesCart('Ann', 1, 2);
    });
    await deed('a new person: none', async () => {
      jarful.press('ctrl+shift+n');
      await seesWhole(noTicket('Cleo'));
      await seesCart('Cleo', 0);
    });
    await deed('what the browsers keep', async () => {
      jarful.press('alt+3');
      await seesWhole(shell.getByRole('tab', { name: 'Cookies', selected: true }));
    });
    await deed('delete her ticket', async () => {
      await pressInCookies(shell.getByRole('button', { name: /^Delete jarful from Ann/ }));
      await seesWhole(noTicket('Ann'));
    });
    await deed('her cart is gone, the row is still there', async () => {
      await reload('Ann', 1);
      await seesCart('Ann', 0);
      await expect(row).toHaveAttribute('data-orphan', 'true');
      await seesRow();
    });
    await deed('take it back', async () => {
      jarful.press('ctrl+z');
      await seesWhole(ticketOf(jarful, 'Ann'));
      await expect(row).toHaveAttribute('data-orphan', 'false');
    });
    await deed('copy it to Bob', async () => {
      await pressInCookies(shell.getByRole('button', { name: 'Bob: copy jarful into this jar' }));
      await seesWhole(ticketOf(jarful, 'Bob'));
      await expect(row).toContainText('Bob');
      await seesRow();
    });
    await deed('Bob has her cart', async () => {
      await reload('Bob', 2);
      await seesCart('Bob', 1);
    });
    expect(deeds).toBeLessThanOrEqual(14);
  });
