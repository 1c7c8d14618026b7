import type { MessageKey } from '../../shared/messages/messages.ts';

/** The menus and their parts, in order; a line is drawn between parts. */
export const menuPlaces = {
  file: ['file.person', 'file.open', 'file.save', 'file.exchange', 'file.reset', 'file.close', 'file.quit'],
  edit: ['edit.jar'],
  view: ['view.layout', 'view.region', 'view.projector', 'view.language'],
  pane: ['pane.person', 'pane.go', 'pane.find', 'pane.zoom', 'pane.activate', 'pane.move', 'pane.sleep', 'pane.tools'],
  backstage: ['backstage.show', 'backstage.place', 'backstage.tab', 'backstage.beat'],
  server: ['server.defences', 'server.clock', 'server.store'],
  lessons: ['lessons.open', 'lessons.step', 'lessons.leave', 'lessons.own'],
  experiments: ['experiments.play', 'experiments.end'],
  help: ['help.find', 'help.about'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MenuName = keyof typeof menuPlaces;
export type MenuPlace = (typeof menuPlaces)[MenuName][number];

export const menuNames = Object.keys(menuPlaces) as readonly MenuName[];

export const menuTitle = (menu: MenuName): MessageKey => `menu.${menu}`;

export function menuOfPlace(place: MenuPlace): MenuName {
  return place.slice(0, place.indexOf('.')) as MenuName;
}
