/** The article's experiments, as a trainer plays them: turn it off, do one thing, see it; turn it on, see it stopped. */
import type { Page } from '@playwright/test';
import { expect, type Jarful, test } from './jarful.ts';

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

  async turnOn(name: string): Promise<void> {
    const hand = this.#shell.getByRole('article').getByRole('switch', { name });
    await hand.press('Space');
    await expect(hand).toBeChecked();
  }

  async again(): Promise<void> {
    await this.#shell.getByRole('button', { name: 'Set the stage again' }).click();
  }
}

const settle = async (page: Page, path: string | RegExp) => expect(page).toHaveURL(path);

test('no sessions at all: the form forgets, and remembers when they are back', async ({ jarful }) => {
  const stage = new Stage(jarful);
  const ann = await jarful.page('Ann');
  await stage.begin('No sessions at all');
  await expect(ann.locator('#role')).toHaveValue('waiter');
  await ann.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(ann).toHaveURL(/formdemo/);
  await expect(ann.locator('#role')).toHaveValue('');
  await expect(ann.getByRole('status')).toContainText('Nothing added yet');
  expect(await jarful.cookies('Ann')).toEqual([]);
  await stage.turnOn('Sessions');
  await stage.again();
  await expect(ann.locator('#role')).toHaveValue('waiter');
  await ann.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(ann.getByRole('status')).toContainText('waiter');
});

test('a script in a role runs in that pane only; HttpOnly hides the ticket and does not stop it', async ({
  jarful,
}) => {
  const stage = new Stage(jarful);
  const ann = await jarful.page('Ann');
  await stage.begin('A script in a role');
  await expect(ann.locator('#role')).toHaveValue(/prank\.js/);
  await ann.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(ann.getByRole('alert').first()).toContainText('It cannot read the ticket');
  await expect(ann.getByRole('alert').last()).toContainText('nine juices');
  await expect((await jarful.page('Bob')).getByRole('alert')).toHaveCount(0);
  await stage.turnOn('Escaping');
  await stage.again();
  await expect(ann.locator('#role')).toHaveValue(/prank\.js/);
  await ann.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(ann.getByRole('status')).toContainText('<script');
  await expect(ann.getByRole('alert')).toHaveCount(0);
});

test('the double order: Back finds a full cart, until the order destroys the session', async ({ jarful }) => {
  const stage = new Stage(jarful);
  const ann = await jarful.page('Ann');
  const order = async () => {
    await ann.getByRole('button', { name: 'Order now' }).click();
    await settle(ann, /\/orders\/[\w-]+$/);
    return ann.url();
  };
  await stage.begin('The double order');
  await settle(ann, /\/checkout\//);
  const first = await order();
  await ann.goBack();
  await settle(ann, /\/checkout\//);
  expect(await order()).not.toBe(first);
  await stage.turnOn('Session ends with the order');
  await stage.again();
  await settle(ann, /\/checkout\//);
  await order();
  await ann.goBack();
  await expect(ann.locator('main')).toContainText('empty');
  await expect(ann.getByRole('button', { name: 'Order now' })).toHaveCount(0);
});

test('a form on another site acts for Ann, until the form token is asked for', async ({ jarful }) => {
  const stage = new Stage(jarful);
  const ann = await jarful.page('Ann');
  await stage.begin('A form on another site');
  await settle(ann, /localhost:\d+\/prize/);
  await ann.getByRole('button', { name: 'Show my prize' }).click();
  await settle(ann, /\/cart\//);
  await expect(ann.locator('main')).toContainText('Orange juice');
  await expect(ann.locator('main')).toContainText('Green tea');
  await stage.turnOn('Secret in every form');
  await stage.again();
  await settle(ann, /localhost:\d+\/prize/);
  await ann.getByRole('button', { name: 'Show my prize' }).click();
  await settle(ann, /\/cart\/add/);
  await ann.goto(`${jarful.url}/cart/`);
  await expect(ann.locator('main')).toContainText('Green tea');
  await expect(ann.locator('main')).not.toContainText('Orange juice');
});

test('the planted ticket: Bob is Ann after her login, unless the login gives a new one', async ({ jarful }) => {
  const stage = new Stage(jarful);
  const [ann, bob] = [await jarful.page('Ann'), await jarful.page('Bob')];
  const logIn = async () => {
    await expect(ann.locator('#name')).toHaveValue('Ann');
    await ann.getByRole('button', { name: 'Log in' }).click();
    await expect(ann.getByRole('button', { name: 'Log out' })).toBeVisible();
    await bob.goto(`${jarful.url}/`);
  };
  await stage.begin('The planted ticket');
  await logIn();
  await expect(bob.getByRole('button', { name: 'Log out' })).toBeVisible();
  await stage.turnOn('New ticket at login');
  await stage.again();
  await logIn();
  await expect(bob.getByRole('button', { name: 'Log out' })).toHaveCount(0);
});

test('the stolen ticket: Bob has Ann’s cart, unless the script could not read it', async ({ jarful }) => {
  const stage = new Stage(jarful);
  const [ann, bob] = [await jarful.page('Ann'), await jarful.page('Bob')];
  const { shell } = jarful;
  const use = shell.getByRole('button', { name: 'Use the caught ticket as Bob' });
  await stage.begin('The stolen ticket');
  await expect(ann.locator('#role')).toHaveValue(/prank\.js/);
  await ann.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(use).toBeEnabled();
  await use.click();
  await expect(bob.locator('main')).toContainText('Fresh bread');
  await stage.turnOn('HttpOnly');
  await stage.again();
  await expect(ann.locator('#role')).toHaveValue(/prank\.js/);
  await ann.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(shell.getByText('a visit without a ticket')).toBeVisible();
  await expect(use).toBeDisabled();
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
