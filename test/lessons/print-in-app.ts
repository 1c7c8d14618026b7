/** Prints a lesson as a person would who answers the boxes. */
import { expect, type Jarful } from '../e2e/jarful.ts';

const kinds = ['worksheet', 'answers', 'ticket'];

/** Boxes are answered: that button, the other paper or not, that file. */
export async function answerPrintBoxes(
  { app }: Jarful,
  answer: { readonly button: number; readonly otherPaper: boolean; readonly file: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { button, otherPaper, file }) => {
    Object.assign(dialog, {
      showMessageBox: async () => ({ response: button, checkboxChecked: otherPaper }),
      showSaveDialog: async () => ({ canceled: false, filePath: file }),
    });
  }, answer);
}

/** Each sheet on each paper. */
export const sheets = kinds.flatMap((kind, button) =>
  [false, true].map((otherPaper) => ({
    name: `${kind}${otherPaper ? '-other' : ''}`,
    print: async (jarful: Jarful, id: string, file: string) => {
      await answerPrintBoxes(jarful, { button, otherPaper, file });
      const answer = await jarful.shell.evaluate(
        ([lesson]) => Reflect.get(window, 'jarful').ask('lesson.print', { id: lesson }),
        [id] as const,
      );
      expect(answer).toEqual({ ok: true, value: true });
    },
  })),
);
