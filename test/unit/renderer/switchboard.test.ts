import { describe, expect, test } from 'vitest';
import { sayRefusal } from '../../../renderer/backstage/switchboard/say-refusal.ts';
import { pageOfSwitch, switchesToShow, switchPages } from '../../../renderer/backstage/switchboard/switch-pages.ts';
import { switchWords, valueWords } from '../../../renderer/backstage/switchboard/switch-words.ts';
import { fakeSwitches } from '../../harness/fake-settings.ts';
import { languageTags, speak } from '../../harness/languages.ts';

const say = speak('en');
const find = (name: string) => {
  const view = fakeSwitches.find((one) => one.name === name);
  if (!view) throw new Error(`no switch ${name}`);
  return view;
};

describe('every switch of the server', () => {
  test.each(fakeSwitches.map((view) => [view.name, view] as const))('%s can be read in every language', (_, view) => {
    for (const language of languageTags) {
      const { title, says, attacker } = switchWords(speak(language), view);
      expect(title).not.toBe('');
      for (const sentence of [says, attacker]) expect(sentence).toMatch(/^\p{Lu}.*\.\)?$/u);
    }
    for (const choice of view.choices) expect(valueWords(say, view, choice)).not.toBe('');
  });

  test('stands on one page', () => {
    for (const view of fakeSwitches) expect(switchPages).toContain(pageOfSwitch(view));
  });
});

describe('what is shown', () => {
  const wordsOf = (view: (typeof fakeSwitches)[number]) => Object.values(switchWords(say, view)).join(' ');
  const names = (page: (typeof switchPages)[number], text = '', changed: readonly string[] = []) =>
    switchesToShow(fakeSwitches, { page, text, changed: changed as never }, wordsOf).map(({ name }) => name);

  test('is the page, or on the page of changes what was changed', () => {
    expect(names('output')).toEqual(['escaping', 'contentSecurityPolicy', 'noStore']);
    expect(names('changed')).toEqual([]);
    expect(names('changed', '', ['csrf', 'httpOnly'])).toEqual(['httpOnly', 'csrf']);
  });

  test('is found by any word, on whatever page it stands', () => {
    expect(names('limits', 'under a name')).toEqual(['hostCheck']);
    expect(names('ticket', 'no such words')).toEqual([]);
  });
});

test('a refusal is one sentence that says what would do', () => {
  const refused = { ok: false, code: 'bad-setting', detail: '', trouble: null } as const;
  expect(sayRefusal(say, find('idleLifetime'), refused)).toBe(
    'A time such as 90s, 20m or 1h30m would do, from 200ms to 400d.',
  );
  expect(sayRefusal(say, find('maxEntries'), refused)).toBe('A whole number from 1 to 10000 would do.');
  expect(
    sayRefusal(say, find('medium'), { ...refused, code: 'store-failed', trouble: { key: 'memcached.bad-address' } }),
  ).toBe('This store cannot be used; the old one stays. The address of memcached must look like 127.0.0.1:11211.');
});
