import type { GridCell, GridCookie, GridSituation } from '../../../main/shared/grid-records.ts';
import type { Say } from '../../../main/shared/messages/messages.ts';
import { engineReason } from '../cookies/engine-reason.ts';

/** What passing means in a column: the cookie is stored, sent or read. */
function gridDeed(situation: GridSituation): 'stored' | 'sent' | 'read' {
  if (situation === 'script') return 'read';
  return situation === 'set-http' || situation === 'set-https' ? 'stored' : 'sent';
}

/** A cell's word: "sent", "kept back", "not stored" ... */
export function gridVerdict(say: Say, situation: GridSituation, passed: boolean): string {
  return say(`grid.${gridDeed(situation)}.${passed ? 'yes' : 'no'}`);
}

/** A cell in one sentence: the cookie, what happened, the outcome, and why when it did not pass. */
export function gridSentence(say: Say, cookie: GridCookie, situation: GridSituation, cell: GridCell): string {
  const outcome = say('grid.sentence', {
    flags: gridFlags(cookie),
    situation: say(`grid.${situation}.long`),
    verdict: gridVerdict(say, situation, cell.passed),
  });
  if (cell.passed) return outcome;
  return `${outcome} ${say('grid.because', { reason: whyNot(say, cookie, situation, cell) })}`;
}

/** The engine's own reason; where it names none, the flag that decided. */
function whyNot(say: Say, cookie: GridCookie, situation: GridSituation, cell: GridCell): string {
  const [reason] = cell.reasons;
  if (reason !== undefined) return say(engineReason(reason));
  if (cookie.sameSite === 'none' && !cookie.secure) return say('grid.never-stored');
  return situation === 'script' ? say('grid.hidden') : say('engine.unknown');
}

/** The flags as they stand in the Set-Cookie line, without the name: "SameSite=Lax; Secure". */
export function gridFlags(cookie: GridCookie): string {
  return cookie.line.split('; ').slice(1).join('; ');
}

/** The tried cells as a Markdown table: a cookie a line, a situation a column. @param cell null where nothing was tried. */
export function gridTable(
  say: Say,
  cookies: readonly GridCookie[],
  situations: readonly GridSituation[],
  cellOf: (situation: GridSituation, cookie: GridCookie) => GridCell | undefined,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line([say('grid.cookie'), ...situations.map((situation) => say(`grid.${situation}`))]),
    line(['---', ...situations.map(() => '---')]),
    ...cookies.map((cookie) =>
      line([
        `\`${gridFlags(cookie)}\``,
        ...situations.map((situation) => {
          const cell = cellOf(situation, cookie);
          return cell ? gridVerdict(say, situation, cell.passed) : '';
        }),
      ]),
    ),
    '',
  ].join('\n');
}
