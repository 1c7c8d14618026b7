import { expect, it } from 'vitest';
import { copyAsMenu, sendAsMenu } from '../../../../main/exchanges/exchange-menus.ts';
import type { SendWish } from '../../../../main/exchanges/resending.ts';
import type { JarId } from '../../../../main/shared/bench-records.ts';
import { ann, bob } from '../../../harness/fake-people.ts';
import { speak } from '../../../harness/languages.ts';
import { takeExchange } from './taken.ts';

const say = speak('en');

it('offers everybody else whose jar is for the same site', () => {
  const own = { ...bob, id: 'uma-3' as JarId, name: 'Uma', site: 'own' as const };
  const { record } = takeExchange({ request: { body: null } });
  const first = { person: ann, record };
  expect(sendAsMenu([ann, bob, own], first, say, () => {}).map(({ label }) => label)).toEqual(['Bob']);
  expect(sendAsMenu([ann, own], first, say, () => {})).toMatchObject([{ enabled: false }]);
});

it('offers everybody their own token too where the request carries one', () => {
  const wishes: SendWish[] = [];
  const menu = sendAsMenu([ann, bob], { person: ann, record: takeExchange().record }, say, (wish) => wishes.push(wish));
  expect(menu.map(({ label, type }) => label ?? type)).toEqual(['Bob', 'separator', 'Bob, with Bob’s Own Token']);
  for (const { click } of menu) click?.();
  expect(wishes).toEqual([
    { as: bob.id, ownToken: false },
    { as: bob.id, ownToken: true },
  ]);
});

it('offers secrets only where they are known', () => {
  const enabled = (known: boolean) =>
    copyAsMenu(
      known,
      say,
      () => {},
      () => {},
    ).find(({ id }) => id === 'with-secrets')?.enabled;
  expect([enabled(true), enabled(false)]).toEqual([true, false]);
});
