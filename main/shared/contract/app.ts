/** The window as a whole: what it knows before it draws, commands, native menus, the clipboard. */
import type { AskErrorCode } from '../ask-error.ts';
import type { PaneId } from '../bench-records.ts';
import type { CommandId } from '../command-ids.ts';
import type { PolicyKey } from '../policy-key.ts';

/** What the window needs to know once, before it draws. */
export interface AppFacts {
  readonly version: string;
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** BCP 47 tag of the language to speak: one that has a folder under languages/ or, in tests, 'en-XA'. */
  readonly language: string;
  /** All that the window can say, in that language, in ICU message format. */
  readonly texts: Readonly<Record<string, string>>;
  /** The shop's origin, e.g. "http://127.0.0.1:7777". */
  readonly serverUrl: string;
  /** What this machine's administrator has settled: which settings are locked, and why the policy could not be followed. */
  readonly policy: { readonly locked: readonly PolicyKey[]; readonly trouble: string | null };
  /** What the keys are called here, e.g. "Ctrl+Shift+N"; empty when a command has none. */
  readonly keys: Readonly<Record<CommandId, string>>;
}

/** A command in the room's language, for palette and key sheet. */
export interface CommandView {
  readonly id: CommandId;
  readonly title: string;
  /** Title of the menu that it stands in. */
  readonly menu: string;
  /** Further words by which people look for it; may be empty. */
  readonly words: string;
  /** What its keys are called here. */
  readonly keys: readonly string[];
  /** Why it cannot be done now, the end of a sentence; null when it can. */
  readonly whyNot: string | null;
}

/** Which language is spoken, and why. BCP 47 tags. */
export interface LanguageState {
  /** Those that can be chosen. */
  readonly tags: readonly string[];
  readonly spoken: string;
  /** What a person chose here; null: as the system prefers. */
  readonly chosen: string | null;
  /** What the system prefers of them. */
  readonly system: string;
  /** What settles it above any choice: the machine's policy, or what the app was started with. */
  readonly locked: 'policy' | 'flag' | null;
}

export interface AppRequests {
  'app.facts': { input: null; output: AppFacts };
  /** Runs a command of the menus, as if chosen there. `fromPage`: the pane whose page has the keyboard. */
  'command.run': { input: { id: CommandId; fromPage?: PaneId }; output: null };
  /** Every command as it stands now, for the palette and the key sheet. */
  'command.list': { input: null; output: { commands: readonly CommandView[] } };
  /** A native menu, since HTML cannot be laid over a pane. x and y in px of the content area. */
  'menu.popup': {
    input: { menu: 'app' | 'layout' | 'pane' | 'person'; x: number; y: number; paneId?: PaneId };
    output: null;
  };
  /** A native box that says what the machine's policy has settled, and where. Answers when it is closed. */
  'policy.explain': { input: null; output: null };
  'language.state': { input: null; output: LanguageState };
  /** The window, its menus and boxes speak it at once, the panes' browsers ask for it from their next page on. `remembered`: by the next start too. @throws language-locked */
  'language.choose': { input: { tag: string | null }; output: { remembered: boolean } };
  'clipboard.write': { input: { text: string }; output: null };
}

export interface AppEvents {
  /** Another language is spoken. */
  'facts.changed': AppFacts;
  /**
   * A command that only the window can carry out (focus the address line, fold a region, go to the next region ...).
   * `fromPage`: the pane whose page had the keyboard when it was given, null when the window itself had it.
   */
  'command.fired': { readonly id: CommandId; readonly fromPage: PaneId | null };
  /**
   * Who had the keyboard has gone, and the window itself has it now: what stands in place of this pane's page takes it; null:
   * there is no pane.
   */
  'keyboard.given': { readonly paneId: PaneId | null };
  /** A command that keys or menus gave is over; why it could not be done, null when it could. */
  'command.ended': { readonly code: AskErrorCode | null };
}
