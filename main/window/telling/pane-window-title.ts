import type { JarShape, JarState, PaneState } from '../../shared/bench-records.ts';
import type { Say } from '../../shared/messages/messages.ts';

/** Marks as signs, since a title bar takes no picture. */
const signs: Readonly<Record<JarShape, string>> = {
  circle: '●',
  square: '■',
  triangle: '▲',
  diamond: '◆',
  pentagon: '⬟',
  star: '★',
  hexagon: '⬢',
  cross: '✚',
};

/** Whose page is in a window of its own, what it shows the server, where it is and what it is called: "● Ann · ticket 35b4… · 127.0.0.1:7777/cart/ · Your cart". */
export function paneWindowTitle({ name, shape, ticket, site }: JarState, pane: PaneState, say: Say): string {
  const who = `${signs[shape]} ${name}${pane.ordinal > 1 ? ` · ${pane.ordinal}` : ''}`;
  const held = ticket.kind === 'held' ? say('ticket.held', { hint: ticket.hint }) : say('ticket.none');
  const address = pane.address.replace(/^https?:\/\//, '');
  // The ticket is the shop's: at somebody's own app it would say nothing.
  return [who, ...(site === 'shop' ? [held] : []), address, pane.title].filter((part) => part !== '').join(' · ');
}
