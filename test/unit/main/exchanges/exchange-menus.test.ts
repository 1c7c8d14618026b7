import { expect, it } from 'vitest';
import { copyAsMenu, sendAsMenu } from '../../../../main/exchanges/exchange-menus.ts';
import type { JarId } from '../../../../main/shared/bench-records.ts';
import { ann, bob } from '../../../harness/fake-people.ts';
import { speak } from '../../../harness/languages.ts';

const say = speak('en');

it('offers everybody else whose jar is for the same site', () => {
  const own = { ...bob, id: 'uma-3' as JarId, name: 'Uma', site: 'own' as const };
  expect(sendAsMenu([ann, bob, own], ann, say, () => {}).map(({ label }) => label)).toEqual(['Bob']);
  expect(sendAsMenu([ann, own], ann, say, () => {})).toMatchObject([{ enabled: false }]);
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
