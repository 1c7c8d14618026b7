import type { BenchState } from '../../shared/bench-records.ts';
import { commandIds } from '../../shared/command-ids.ts';
import type { CommandView } from '../../shared/contract/app.ts';
import { menuNames, menuOfPlace, menuTitle } from '../menus/menu-places.ts';
import type { MenuMaker } from '../menus/menu-template.ts';
import { commands } from './command-list.ts';
import { titleOfCommand } from './command-title.ts';
import { keyLabels } from './key-match.ts';

/** The commands as the palette and the key sheet show them, in the order of the menus. */
export function tellCommands(
  bench: BenchState,
  { say, platform }: Pick<MenuMaker, 'say' | 'platform'>,
): readonly CommandView[] {
  const offered = commandIds.filter((id) => commands[id].offered?.(bench) ?? true);
  return menuNames.flatMap((menu) =>
    offered
      .filter((id) => menuOfPlace(commands[id].place) === menu)
      .map((id) => {
        const { whyNot, words } = commands[id];
        const reason = whyNot?.(bench) ?? null;
        return {
          id,
          title: titleOfCommand(id, bench, say),
          // "&" marks a menu's letter.
          menu: say(menuTitle(menu)).replace('&', ''),
          words: words === undefined ? '' : say(words),
          keys: keyLabels(id, platform),
          whyNot: reason && say(reason),
        };
      }),
  );
}
