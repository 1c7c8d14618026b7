import type { Menu, MenuItem } from '../../shared/menu-items.ts';
import type { Say } from '../../shared/messages/messages.ts';

const line = { type: 'separator' } as const;

/** The menu of the app's own name that every Mac app has. What it does is the system's, the words are ours: it knows its own language only. */
export function appMenu(say: Say, quit: MenuItem): MenuItem {
  return {
    label: 'Jarful',
    submenu: [
      { role: 'about', label: say('menu.mac.about') },
      line,
      { role: 'services', label: say('menu.mac.services') },
      line,
      { role: 'hide', label: say('menu.mac.hide') },
      { role: 'hideOthers', label: say('menu.mac.hide-others') },
      { role: 'unhide', label: say('menu.mac.unhide') },
      line,
      quit,
    ],
  };
}

/** A Mac's menu of windows; the system lists them in it. */
export function windowMenu(say: Say): MenuItem {
  const submenu: Menu = [
    { role: 'minimize', label: say('menu.mac.minimize') },
    { role: 'zoom', label: say('menu.mac.zoom') },
    line,
    { role: 'front', label: say('menu.mac.front') },
  ];
  return { role: 'window', label: say('menu.mac.window'), submenu };
}
