import { writeOwnFile } from '../../../server/session-server.ts';
import type { Desktop } from '../../shared/desktop.ts';
import type { Say } from '../../shared/messages/messages.ts';
import type { ShelvedLesson } from '../lesson-run/lesson-shelf.ts';
import { otherPaper, usualPaper } from './paper.ts';
import { printSheet } from './print-sheet.ts';
import { sheetHtml, sheetKinds } from './sheet.ts';

export interface PrintDeps {
  readonly desktop: Pick<Desktop, 'dialogs' | 'region' | 'printPage'>;
  readonly say: Say;
  /** BCP 47, of what `say` says. */
  readonly language: string;
}

/** Asks which sheet and where to, and writes it as a PDF. @returns whether there is one now */
export async function printLesson(shelved: ShelvedLesson, deps: PrintDeps): Promise<boolean> {
  const { desktop, say, language } = deps;
  const { dialogs, region, printPage } = desktop;
  const usual = usualPaper(region);
  const { title } = shelved.texts;
  const { button, ticked } = await dialogs.ask({
    type: 'question',
    message: say('print.ask', { title }),
    detail: say('print.ask.detail'),
    buttons: [...sheetKinds.map((kind) => say(`print.${kind}`)), say('print.cancel')],
    tick: say('print.other-paper', { paper: otherPaper(usual), usual }),
  });
  const kind = sheetKinds[button];
  if (kind === undefined) return false;
  const file = await dialogs.chooseNewFile(
    { name: 'PDF', extensions: ['pdf'] },
    `${shelved.lesson.id}-${kind}.pdf`,
    say(`print.${kind}`),
  );
  if (file === null) return false;
  const htmlAt = (size: number) => sheetHtml({ kind, shelved, language, say }, size);
  await writeOwnFile(file, Buffer.from(await printSheet(htmlAt, ticked ? otherPaper(usual) : usual, printPage)));
  return true;
}
