import { colours, lookTaken, shapes } from '../../shared/avatars.ts';
import type { BenchState } from '../../shared/bench-records.ts';
import type { Menu } from '../../shared/menu-items.ts';
import { activeJarOf } from '../commands/why-not.ts';
import { commandItem, joinParts, type MenuMaker } from './menu-template.ts';

/** What can be done with the person of the active pane: her name, her mark, her jar. */
export function personMenu(bench: BenchState, maker: MenuMaker): Menu {
  const jar = activeJarOf(bench);
  if (!jar) return [];
  const { say } = maker;
  const others = bench.jars.filter((other) => other !== jar);
  // A look that somebody wears is shown and cannot be chosen: nobody could tell the two apart.
  const shapeItems: Menu = shapes.map((shape) => ({
    id: `shape.${shape}`,
    type: 'radio',
    label: say(`shape.${shape}`),
    checked: shape === jar.shape,
    enabled: !lookTaken({ shape, colour: jar.colour }, others),
    click: () => maker.setAvatar(jar.id, { shape }),
  }));
  const colourItems: Menu = colours.map((colour) => ({
    id: `colour.${colour}`,
    type: 'radio',
    label: say(`colour.${colour}`),
    checked: colour === jar.colour,
    enabled: !lookTaken({ shape: jar.shape, colour }, others),
    click: () => maker.setAvatar(jar.id, { colour }),
  }));
  return joinParts([
    [
      commandItem('jar.rename', bench, maker),
      { label: say('person.shape'), submenu: shapeItems },
      { label: say('person.colour'), submenu: colourItems },
    ],
    [commandItem('pane.open-second', bench, maker)],
    [
      {
        id: 'person.forget-cookies',
        label: say('person.forget-cookies', { name: jar.name, count: jar.cookies.length }),
        enabled: jar.cookies.length > 0,
        click: () => maker.forgetCookies(jar.id),
      },
      jar.kept
        ? {
            id: 'person.forget-for-good',
            label: say('kept.forget', { name: jar.name }),
            click: () => maker.forgetForGood(jar.id, jar.name),
          }
        : commandItem('jar.keep', bench, maker),
    ],
  ]);
}
