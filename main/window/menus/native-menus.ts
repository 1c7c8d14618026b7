import { Menu, MenuItem, type MenuItemConstructorOptions } from 'electron';
import type { Menu as Items } from '../../shared/menu-items.ts';
import type { NativeMenus } from './menu-bar.ts';

/** Electron's menus. A label cannot be changed while an item stands, so its menu is built anew and the others are kept. */
export const nativeMenus: NativeMenus<Menu> = {
  build: buildMenu,
  itemOf: (built, id) => built.getMenuItemById(id),
  show: (bar) => {
    const menu = new Menu();
    for (const { entry, built } of bar) {
      const { submenu: _built, ...own } = entry;
      menu.append(new MenuItem(built === null ? { ...own } : { ...own, submenu: built }));
    }
    Menu.setApplicationMenu(menu);
  },
};

export function buildMenu(items: Items): Menu {
  return Menu.buildFromTemplate(items.map(asOptions));
}

function asOptions({ submenu, ...item }: Items[number]): MenuItemConstructorOptions {
  return submenu ? { ...item, submenu: submenu.map(asOptions) } : item;
}
