/**
 * What main needs of the desktop for files, copies and print, as little as it is: the system's boxes and the clipboard. Electron's are
 * in main/window/shell/electron-desktop.ts; the tests' boxes in test/harness/fake-dialogs.ts. Types only.
 */

/** Which files a box offers: what they are called, and how they end (no dot). */
interface FileKind {
  readonly name: string;
  readonly extensions: readonly string[];
}

/** A box with a question, or with something to be read. */
export interface Question {
  readonly type: 'info' | 'question' | 'warning';
  readonly message: string;
  readonly detail: string;
  /** What can be answered; none: it is only to be read. The last one takes nothing on. */
  readonly buttons?: readonly string[];
  /** Place of the button that Enter means; the first unless told otherwise. */
  readonly usual?: number;
  /** Something to be ticked beside it. */
  readonly tick?: string;
}

export interface Dialogs {
  /** @returns place of the button, and whether the box was ticked */
  ask(question: Question): Promise<{ readonly button: number; readonly ticked: boolean }>;
  /** A file that is there. Null: the person thought better of it. */
  chooseFile(kind: FileKind, title?: string): Promise<string | null>;
  /** A folder that is there. Null: the person thought better of it. */
  chooseFolder(title: string): Promise<string | null>;
  /** Where to write a file. Null: the person thought better of it. @param suggested its name, with the ending. */
  chooseNewFile(kind: FileKind, suggested: string, title?: string): Promise<string | null>;
}

/** As Electron's printToPDF calls it. */
export type Paper = 'A4' | 'Letter';

/** Makes a PDF of a page that is whole in itself: no script, nothing to be fetched. */
export type PrintPage = (html: string, paper: Paper) => Promise<Uint8Array>;

export interface Desktop {
  readonly dialogs: Dialogs;
  /** Where the computer is, ISO 3166-1, two letters; "": the system does not say. */
  readonly region: string;
  readonly printPage: PrintPage;
  copyText(text: string): void;
}
