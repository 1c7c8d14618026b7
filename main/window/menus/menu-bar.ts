import type { Menu, MenuItem } from '../../shared/menu-items.ts';

/** A native menu item that stands: what can change of it without building its menu anew. */
export interface StandingItem {
  enabled: boolean;
  checked: boolean;
}

/** How native menus are made and shown. Electron's is in `native-menus.ts`. */
export interface NativeMenus<Built> {
  build(menu: Menu): Built;
  /** Null when the menu has no such item. */
  itemOf(built: Built, id: string): StandingItem | null;
  /** The whole bar; a menu that was built before keeps standing in it. */
  show(bar: readonly { readonly entry: MenuItem; readonly built: Built | null }[]): void;
}

interface StandingMenu<Built> {
  readonly entry: MenuItem;
  /** Null for a menu that the system fills by itself. */
  readonly built: Built | null;
}

/**
 * The menus of the whole app. They stand; with the bench changing many times a second, an item is greyed or ticked where it
 * is, and a menu is built anew only when its own words or items are others.
 */
export class MenuBar<Built> {
  readonly #native: NativeMenus<Built>;
  #standing: readonly StandingMenu<Built>[] | null = null;

  constructor(native: NativeMenus<Built>) {
    this.#native = native;
  }

  /** Brings the menus to what they should be. */
  show(wanted: Menu): void {
    const before = this.#standing;
    const next = wanted.map((entry, place): StandingMenu<Built> => {
      const old = before?.[place];
      if (old && sameWords(old.entry, entry)) {
        if (old.built !== null) this.#patch(old.built, old.entry, entry);
        return { entry, built: old.built };
      }
      return { entry, built: entry.submenu ? this.#native.build(entry.submenu) : null };
    });
    this.#standing = next;
    const stands = before?.length === next.length && next.every(({ built }, place) => built === before[place]?.built);
    if (!stands) this.#native.show(next);
  }

  #patch(built: Built, before: MenuItem, after: MenuItem): void {
    const old = new Map(statesIn(before.submenu ?? []));
    for (const [id, { enabled, checked, type }] of statesIn(after.submenu ?? [])) {
      const was = old.get(id);
      if (was?.enabled === enabled && was.checked === checked) continue;
      const item = this.#native.itemOf(built, id);
      if (!item) continue;
      if (was?.enabled !== enabled) item.enabled = enabled;
      // Whatever is written to a radio item chooses it, and the others of its group are let go by that.
      if (was?.checked !== checked && (type !== 'radio' || checked)) item.checked = checked;
    }
  }
}

interface ItemState extends StandingItem {
  readonly type: MenuItem['type'];
}

function statesIn(menu: Menu): readonly (readonly [string, ItemState])[] {
  return menu.flatMap(({ id, enabled = true, checked = false, type, submenu = [] }) => [
    ...(id === undefined ? [] : [[id, { enabled, checked, type }] as const]),
    ...statesIn(submenu),
  ]);
}

/** Whether two menus differ at most in what is greyed and ticked. */
function sameWords(one: MenuItem, other: MenuItem): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf(menu: MenuItem): string {
  return JSON.stringify(menu, (key, value: unknown) => (key === 'enabled' || key === 'checked' ? undefined : value));
}
