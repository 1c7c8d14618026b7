import type { Dialogs, Question } from '../../main/shared/desktop.ts';

/** Questions that are answered as the test has said beforehand. */
export class FakeDialogs implements Dialogs {
  /** Every box that was shown. */
  readonly asked: Question[] = [];
  /** What the next boxes are answered with: place of the button, and the tick. Nothing left: the last button. */
  readonly answers: { readonly button: number; readonly ticked?: boolean }[] = [];
  /** What the next file boxes come to. Nothing left: the person thought better of it. */
  readonly paths: string[] = [];
  /** File boxes that were shown: what to open, and the name that was suggested to save under. */
  readonly fileBoxes: string[] = [];

  async ask(box: Question): Promise<{ readonly button: number; readonly ticked: boolean }> {
    this.asked.push(box);
    const { button, ticked = false } = this.answers.shift() ?? { button: (box.buttons?.length ?? 1) - 1 };
    return { button, ticked };
  }

  async chooseFile(): Promise<string | null> {
    this.fileBoxes.push('open');
    return this.paths.shift() ?? null;
  }

  async chooseFolder(): Promise<string | null> {
    this.fileBoxes.push('folder');
    return this.paths.shift() ?? null;
  }

  /** What boxes for a new file were headed with. */
  readonly titles: string[] = [];

  async chooseNewFile(_kind: unknown, suggested: string, title = ''): Promise<string | null> {
    this.fileBoxes.push(`save ${suggested}`);
    this.titles.push(title);
    return this.paths.shift() ?? null;
  }
}
