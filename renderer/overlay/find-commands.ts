import type { CommandView } from '../../main/shared/contract/app.ts';
import { findMatches } from './fuzzy-match.ts';

/**
 * The commands that answer to what was typed, the best first: those whose name, menu or further words hold it, their own
 * name first. Only when there is none may letters be left out, and never on the way to an experiment: Enter takes the first one,
 * and an attack is begun by its name alone.
 */
export function findCommands(typed: string, commands: readonly CommandView[]): readonly CommandView[] {
  const exact = new Set([
    ...findMatches(typed, commands, ({ title }) => title, false),
    ...findMatches(typed, commands, ({ title, menu }) => `${title} ${menu}`, false),
    ...findMatches(typed, commands, ({ title, menu, words }) => `${title} ${menu} ${words}`, false),
  ]);
  if (exact.size > 0) return [...exact];
  const harmless = commands.filter(({ id }) => !id.startsWith('experiment.'));
  return findMatches(typed, harmless, ({ title }) => title);
}
