/** What menus are made with when nothing comes of choosing in them. */

import type { MenuMaker } from '../../main/window/menus/menu-template.ts';
import { speak } from './languages.ts';

export function fakeMenuMaker(change: Partial<MenuMaker> = {}): MenuMaker {
  return {
    say: speak('en-XA'),
    run: () => {},
    recent: () => [],
    openBench: () => {},
    setAvatar: () => {},
    forgetCookies: () => {},
    kept: () => ({ people: [], damaged: false }),
    bringBack: () => {},
    forgetForGood: () => {},
    platform: 'linux',
    ...change,
  };
}
