import type { AdoptPage, PopupWish } from '../../browsers/engine/page-view.ts';
import type { Jar } from '../../browsers/jars/jar.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import type { JarSite, Visit } from '../../shared/site-kinds.ts';
import type { PeopleAndPanes } from './people-and-panes.ts';

interface PopupDeeds {
  readonly jar: Jar;
  readonly judge: (site: JarSite, url: string) => Visit;
  readonly noRoom: () => void;
  /** Opens it without its opener. */
  readonly openPane: () => unknown;
  readonly opened: (pane: Pane) => void;
}

/**
 * What becomes of a window that a page opens: a second pane of the opener's jar, held by its opener, as sign-ins by popup need
 * it. Where its jar must not go, the pane itself says so.
 */
export function takePopup(
  people: Pick<PeopleAndPanes, 'room' | 'addPane'>,
  { url }: PopupWish,
  { jar, judge, noRoom, openPane, opened }: PopupDeeds,
): AdoptPage | null {
  if (people.room === 0) {
    noRoom();
    return null;
  }
  if (judge(jar.site, url) !== 'allowed') {
    openPane();
    return null;
  }
  return (open) => opened(people.addPane(jar, open));
}
