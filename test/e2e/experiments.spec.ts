/** The article's experiments, as a trainer plays them: turn it off, do one thing, see it; turn it on, see it stopped. */
import type { Page } from '@playwright/test';
import { expect, type Jarful, noRealKeys, test } from './jarful.ts';

/** The buttons of the panel, by what stands on them. */
class Stage {
  readonly #jarful: Jarful;
  constructor(jarful: Jarful) {
    this.#jarful = jarful;
  }

  get #shell(): Page {
    return this.#jarful.shell;
  }

  async begin(title: string): Promise<void> {
    await this.#jarful.choose('backstage.experiments');
    await this.#shell.getByRole('option', { name: title }).click();
    await this.#shell.getByRole('button', { name: 'Turn it off and set the stage' }).click();
    await expect(this.#shell.getByRole('option', { name: new RegExp(`${title}.*running`) })).toBeVisible();
  }
}

/** How a person does things: with the mouse, or with real keys. */
interface Hands {
  /** Presses the button that the stage has brought into view in Ann's pane. @param second her second pane's page, instead of the first's */
  deed(button: RegExp, second?: Page): Promise<void>;
  back(): Promise<void>;
  /** Loads Bob's page anew. */
  reloadBob(): Promise<void>;
  /** Presses a button of the backstage. */
  press(name: string): Promise<void>;
}

function mouse(jarful: Jarful): Hands {
  return {
    deed: async (button, second) => {
      const page = second ?? (await jarful.page('Ann'));
      await expect(page.getByRole('button', { name: button })).toBeInViewport();
      await page.getByRole('button', { name: button }).click({ noWaitAfter: true });
    },
    back: () => jarful.frame('Ann').getByRole('button', { name: 'Back' }).click(),
    reloadBob: () => jarful.frame('Bob').getByRole('button', { name: 'Reload' }).click(),
    press: (name) => jarful.shell.getByRole('button', { name }).first().click(),
  };
}

function keyboard(jarful: Jarful): Hands {
  return {
    deed: async (button, second) => {
      const page = second ?? (await jarful.page('Ann'));
      await expect(page.getByRole('button', { name: button })).toBeInViewport();
      // Ann, Bob, and what was opened for Ann.
      if (second) jarful.press('ctrl+3');
      await expect.poll(() => jarful.keyboardIn('Ann', second ? 2 : 1)).toBe(true);
      await expect(page.getByRole('button', { name: button })).toBeFocused();
      jarful.press('Return');
    },
    back: async () => jarful.press('ctrl+1', 'alt+Left'),
    reloadBob: async () => {
      jarful.press('ctrl+2');
      await expect.poll(() => jarful.keyboardIn('Bob')).toBe(true);
      jarful.press('F5');
    },
    press: async (name) => {
      await jarful.shell.getByRole('button', { name }).first().focus();
      await jarful.shell.keyboard.press('Enter');
    },
  };
}

interface Walk {
  readonly id: string;
  readonly title: string;
  /** Does what the card says. @param cure the switch that is on; null: none */
  readonly play: (jarful: Jarful, hands: Hands, cure: string | null) => Promise<void>;
  /** The switches that stop it, by their titles. */
  readonly cures: readonly string[];
}

const inMain = async (jarful: Jarful, name: string) => (await jarful.page(name)).locator('main');

const walks: readonly Walk[] = [
  {
    id: 'no-sessions',
    title: 'No sessions at all',
    cures: ['Sessions'],
    play: async (jarful, hands, cure) => {
      await hands.deed(/^Add$/);
      const ann = await jarful.page('Ann');
      await expect(ann.getByRole('status')).toContainText(cure ? 'waiter' : 'Nothing added yet');
      if (!cure) expect(await jarful.cookies('Ann')).toEqual([]);
      const scene = jarful.shell.getByRole('list', { name: 'What plays in it' });
      await expect(scene).toContainText(cure ? 'all of these are on' : 'off: Sessions');
    },
  },
  {
    id: 'script',
    title: 'A script in a role',
    cures: ['Escaping', 'Content security policy'],
    play: async (jarful, hands, cure) => {
      const ann = await jarful.page('Ann');
      // Nothing of the last try runs by itself.
      await expect(ann.getByRole('alert')).toHaveCount(0);
      await hands.deed(/^Add$/);
      if (cure) {
        await expect(ann.locator('#role')).toHaveValue('');
        await expect(ann.getByRole('alert')).toHaveCount(0);
        if (cure === 'Escaping') await expect(ann.getByRole('status')).toContainText('<script');
        await expect(ann.locator('body')).toContainText('Cart (0)');
      } else {
        await expect(ann.getByRole('alert').first()).toContainText('It cannot read the ticket');
        await expect(ann.getByRole('alert').last()).toContainText('nine juices');
        await expect((await jarful.page('Bob')).getByRole('alert')).toHaveCount(0);
      }
    },
  },
  {
    id: 'lost-update',
    title: 'The lost update',
    cures: ['One after another', 'Refuse a stale save'],
    play: async (jarful, hands, cure) => {
      const held = jarful.shell.getByRole('list', { name: 'Hold the door' }).getByRole('listitem');
      // While a page waits for an answer, nobody can ask which one it is.
      const [first, second] = [await jarful.page('Ann'), await jarful.page('Ann', 2)];
      await hands.deed(/juice.*cart/i);
      await expect(held).toHaveCount(1);
      await hands.deed(/bread.*cart/i, second);
      await expect(held).toHaveCount(2);
      if (cure === 'One after another') {
        for (const _ of [1, 2]) {
          await expect(held.first()).toContainText('between reading and writing');
          await hands.press('Let go');
        }
      } else await hands.press('Let all go');
      for (const page of [first, second]) await expect(page).toHaveURL(/\/cart\//);
      await expect(held).toHaveCount(0);
      const stale = cure === 'Refuse a stale save';
      // The refused one says so; the other's cart is whole.
      if (stale)
        await expect.poll(() => [first, second].filter((page) => page.url().endsWith('/cart/add')).length).toBe(1);
      await (first.url().endsWith('/cart/add') ? second : first).reload();
      const cart = await (first.url().endsWith('/cart/add') ? second : first).locator('main').innerText();
      const found = [/Orange juice/, /Fresh bread/].filter((product) => product.test(cart));
      expect(found).toHaveLength(cure === 'One after another' ? 2 : 1);
    },
  },
  {
    id: 'double-order',
    title: 'The double order',
    cures: ['Session ends with the order', 'One form, one order'],
    play: async (jarful, hands, cure) => {
      const ann = await jarful.page('Ann');
      await hands.deed(/Order now/);
      await expect(ann).toHaveURL(/\/orders\/[\w-]+$/);
      const first = ann.url();
      await hands.back();
      await expect(ann).toHaveURL(/\/checkout\//);
      if (cure === 'Session ends with the order') {
        await expect(ann.locator('main')).toContainText('empty');
        await expect(ann.getByRole('button', { name: 'Order now' })).toHaveCount(0);
        return;
      }
      await ann.getByRole('button', { name: 'Order now' }).focus();
      await hands.deed(/Order now/);
      await expect(ann).toHaveURL(/\/orders\/[\w-]+$/);
      expect(ann.url() === first).toBe(cure !== null);
    },
  },
  {
    id: 'foreign-form',
    title: 'A form on another site',
    cures: ['Secret in every form', 'Origin checked', 'SameSite'],
    play: async (jarful, hands, cure) => {
      const ann = await jarful.page('Ann');
      await hands.deed(/Show my prize/);
      if (cure === null || cure === 'SameSite') {
        await expect(ann).toHaveURL(/\/cart\/$/);
        if (cure) await expect(ann.locator('main')).toContainText('Green tea');
        else await expect(ann.locator('main')).not.toContainText('Green tea');
        return;
      }
      await expect(ann).toHaveURL(/\/cart\/clear$/);
      await ann.goto(`${jarful.url}/cart/`);
      await expect(ann.locator('main')).toContainText('Green tea');
    },
  },
  {
    id: 'fixation',
    title: 'The planted ticket',
    cures: ['New ticket at login'],
    play: async (jarful, hands, cure) => {
      const [ann, bob] = [await jarful.page('Ann'), await jarful.page('Bob')];
      await hands.deed(/Log in/);
      await expect(ann.getByRole('button', { name: 'Log out' })).toBeVisible();
      await hands.reloadBob();
      if (cure) await expect(jarful.shell.getByText('When that is done')).toHaveCount(0);
      await expect(bob.getByRole('button', { name: cure ? 'Log in' : 'Log out' })).toBeVisible();
    },
  },
  {
    id: 'stolen-ticket',
    title: 'The stolen ticket',
    cures: ['HttpOnly', 'Escaping', 'Content security policy'],
    play: async (jarful, hands, cure) => {
      const { shell } = jarful;
      const use = shell.getByRole('button', { name: 'Use the caught ticket as Bob' });
      await hands.deed(/^Add$/);
      if (cure === null) {
        await expect(use).toBeEnabled();
        await expect(await inMain(jarful, 'Bob')).toContainText('…');
        await hands.press('Use the caught ticket as Bob');
        await expect(await inMain(jarful, 'Bob')).toContainText('Fresh bread');
        return;
      }
      await expect((await jarful.page('Ann')).locator('#role')).toHaveValue('');
      const caught = cure === 'HttpOnly' ? 'a visit without a ticket' : 'nothing yet';
      await expect(shell.getByText(caught)).toBeVisible();
      await expect(use).toBeDisabled();
      const bobs = cure === 'HttpOnly' ? 'a visit without a ticket' : 'Nothing yet';
      await expect(await inMain(jarful, 'Bob')).toContainText(bobs);
    },
  },
];

/** By its hand in the card: a switch, or one word of several. */
async function turn({ shell }: Jarful, name: string, on: boolean): Promise<void> {
  const card = shell.getByRole('article');
  const hand =
    name === 'SameSite' ? card.getByRole('radio', { name: 'lax' }) : card.getByRole('switch', { name, exact: true });
  await hand.press('Space');
  await expect(hand).toBeChecked({ checked: on });
}

const ready = ({ shell }: Jarful) => expect(shell.getByText('When that is done')).toBeVisible();

for (const [how, makeHands] of [
  ['mouse', mouse],
  ['keyboard', keyboard],
] as const)
  test(`all seven, to the attack and to each cure, one after the other by ${how}`, async ({ jarful }) => {
    test.skip(how === 'keyboard' && noRealKeys !== null, noRealKeys ?? '');
    test.setTimeout(240_000);
    const hands = makeHands(jarful);
    for (const { id, title, play, cures } of walks) {
      await test.step(`${id}: the attack`, async () => {
        // From wherever the last one has left the bench.
        await jarful.choose(`experiment.${id}`);
        await expect(jarful.shell.getByRole('option', { name: new RegExp(`${title}.*running`) })).toBeVisible();
        await ready(jarful);
        await play(jarful, hands, null);
      });
      for (const cure of cures)
        await test.step(`${id}: ${cure}`, async () => {
          await turn(jarful, cure, true);
          await hands.press('Set the stage again');
          await expect(jarful.shell.getByRole('button', { name: 'Set the stage again' })).toBeEnabled();
          await ready(jarful);
          await play(jarful, hands, cure);
          if (cure !== cures.at(-1)) await turn(jarful, cure, false);
        });
    }
    await test.step('nothing of the last one is left in the other pane', async () => {
      await jarful.choose('experiment.script');
      await ready(jarful);
      await expect((await jarful.page('Bob')).getByRole('link', { name: 'Cart (0)' })).toBeVisible();
    });
  });

test('the menu begins one from anywhere: two actions, and the attack works', async ({ jarful }) => {
  const { shell } = jarful;
  const ann = await jarful.page('Ann');
  await jarful.choose('backstage.log');
  await jarful.choose('experiment.script');
  await expect(shell.getByRole('option', { name: /A script in a role.*running/ })).toBeVisible();
  await expect(ann.locator('#role')).toHaveValue(/prank\.js/);
  await ann.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(ann.getByRole('alert').first()).toContainText('A script that somebody typed in runs');
  await jarful.choose('experiment.end');
  await expect(shell.getByRole('option', { name: /running/ })).toHaveCount(0);
});

test('ending an experiment turns everything on again, and so does Reset', async ({ jarful }) => {
  const stage = new Stage(jarful);
  const { shell } = jarful;
  const weak = () =>
    shell.evaluate(async () => {
      const answer = await window.jarful.ask('settings.state', null);
      return answer.ok ? answer.value.weak : null;
    });
  await stage.begin('A form on another site');
  expect(await weak()).toEqual(['sameSite', 'csrf', 'originCheck']);
  await shell.getByRole('button', { name: 'End and turn it on again' }).click();
  await expect.poll(weak).toEqual([]);
  await stage.begin('A script in a role');
  await jarful.choose('bench.reset');
  await expect.poll(weak).toEqual([]);
  await expect(shell.getByRole('option', { name: /running/ })).toHaveCount(0);
});
