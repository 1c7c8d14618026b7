import { beforeEach, describe, expect, it } from 'vitest';
import type { BenchState } from '../../../main/shared/bench-records.ts';
import type { Menu } from '../../../main/shared/menu-items.ts';
import { MenuBar, type NativeMenus, type StandingItem } from '../../../main/window/menus/menu-bar.ts';
import { applicationMenu } from '../../../main/window/menus/menu-template.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { fakeMenuMaker } from '../../harness/fake-menus.ts';
import { speak } from '../../harness/languages.ts';

const { bench } = fakePicture(Date.UTC(2026, 2, 5));
const [first, second] = bench.panes;
if (!first || !second) throw new Error('the fake bench is empty');
const maker = fakeMenuMaker({ say: speak('en') });

function flatten(items: Menu): Menu {
  return items.flatMap((item) => [item, ...flatten(item.submenu ?? [])]);
}

/** Menus that only remember, and every deed that was done to them. */
class FakeMenus implements NativeMenus<Map<string, StandingItem>> {
  readonly deeds: string[] = [];

  build(menu: Menu): Map<string, StandingItem> {
    this.deeds.push(`build ${menu[0]?.id ?? menu[0]?.role}`);
    const { deeds } = this;
    return new Map(
      flatten(menu).flatMap(({ id, enabled = true, checked = false }) =>
        id === undefined
          ? []
          : [
              [
                id,
                {
                  get enabled() {
                    return enabled;
                  },
                  set enabled(value) {
                    deeds.push(`${value ? 'enable' : 'grey'} ${id}`);
                  },
                  get checked() {
                    return checked;
                  },
                  set checked(value) {
                    deeds.push(`${value ? 'tick' : 'untick'} ${id}`);
                  },
                },
              ],
            ],
      ),
    );
  }

  itemOf(built: Map<string, StandingItem>, id: string): StandingItem | null {
    return built.get(id) ?? null;
  }

  show(): void {
    this.deeds.push('show');
  }
}

describe('the menus of the app', () => {
  let native: FakeMenus;
  let bar: MenuBar<Map<string, StandingItem>>;
  const show = (change: Partial<BenchState> = {}) => bar.show(applicationMenu({ ...bench, ...change }, maker));

  beforeEach(() => {
    native = new FakeMenus();
    bar = new MenuBar(native);
    show();
    native.deeds.length = 0;
  });

  it('should be left alone when a title or a cookie changes', () => {
    show({ panes: [{ ...first, title: 'Another', loading: true }, second] });
    show({ jars: bench.jars.map((jar) => ({ ...jar, cookies: [], ticket: { kind: 'none' } })) });
    expect(native.deeds).toEqual([]);
  });

  it('should grey and tick an item where it stands', () => {
    show({ edits: { canUndo: true, canRedo: false, newer: [] }, projector: true });
    expect(native.deeds).toEqual(['enable jar.undo', 'tick view.projector']);
  });

  it('should only tick the chosen one of several that exclude each other', () => {
    show({ layout: 'grid' });
    expect(native.deeds).toEqual(['tick layout.grid']);
  });

  it('should build the one menu anew whose words are others, and keep the rest', () => {
    show({ panes: [first] });
    expect(native.deeds.filter((deed) => deed.startsWith('build'))).toEqual(['build jar.rename']);
    expect(native.deeds.at(-1)).toBe('show');
  });

  it('should be able to find every item again that can be greyed or ticked', () => {
    const items = flatten(applicationMenu(bench, maker));
    const changing = items.filter(({ enabled, checked }) => enabled !== undefined || checked !== undefined);
    expect(changing.filter(({ id }) => id === undefined)).toEqual([]);
    const ids = items.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('should have one chosen of all that exclude each other: none of them can be let go alone', () => {
    for (const menu of applicationMenu(bench, maker)) {
      const radios = (menu.submenu ?? []).filter(({ type }) => type === 'radio');
      if (radios.length > 0) expect(radios.filter(({ checked }) => checked)).toHaveLength(1);
    }
  });
});
