/** What menus are made with when nothing comes of choosing in them. */
import { speak } from '../../main/shared/messages/messages.ts';
import type { MenuMaker } from '../../main/window/menus/menu-template.ts';

export function fakeMenuMaker(change: Partial<MenuMaker> = {}): MenuMaker {
  return {
    say: speak('en-XA'),
    run: () => {},
    recent: () => [],
    openBench: () => {},
    remark: () => {},
    forgetCookies: () => {},
    kept: () => ({ people: [], damaged: false }),
    bringBack: () => {},
    keep: () => {},
    forgetForGood: () => {},
    platform: 'linux',
    ...change,
  };
}
