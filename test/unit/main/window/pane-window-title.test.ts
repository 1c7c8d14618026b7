import { describe, expect, it } from 'vitest';
import type { PaneId } from '../../../../main/shared/bench-records.ts';
import { paneWindowTitle } from '../../../../main/window/telling/pane-window-title.ts';
import { fakePane } from '../../../harness/fake-facts.ts';
import { fakeJar } from '../../../harness/fake-people.ts';
import { speak } from '../../../harness/languages.ts';

const say = speak('en');
const ann = fakeJar('Ann', 'circle', 'blue', 1);
const pane = { ...fakePane('pane-1' as PaneId, ann.id, 'http://127.0.0.1:7777/cart/'), title: 'Your cart' };
const titleOf = (jar: Partial<typeof ann>, change: Partial<typeof pane> = {}) =>
  paneWindowTitle({ ...ann, ticket: { kind: 'none' }, ...jar }, { ...pane, ...change }, say);

describe('the title of a window of a page', () => {
  it('should bear mark, name, ticket, address and what the page is called', () => {
    expect(titleOf({})).toBe('● Ann · no ticket · 127.0.0.1:7777/cart/ · Your cart');
    expect(titleOf({ shape: 'star' }, { ordinal: 2, title: '' })).toBe('★ Ann · 2 · no ticket · 127.0.0.1:7777/cart/');
  });

  it('should be silent of a ticket at an app of one’s own', () => {
    expect(titleOf({ site: 'own' }, { address: 'https://example.org/' })).toBe('● Ann · example.org/ · Your cart');
  });
});
