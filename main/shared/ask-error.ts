import type { Phrase } from './messages/phrase.ts';

/** Why a request was not carried out. The window has a sentence for each code. */
export type AskErrorCode =
  | 'bad-input'
  | 'bad-address'
  | 'no-such-pane'
  | 'no-such-jar'
  | 'bad-name'
  | 'name-taken'
  | 'look-taken'
  | 'kept-damaged'
  | 'no-such-cookie'
  | 'no-such-exchange'
  | 'cannot-send'
  | 'no-room'
  | 'no-such-file'
  | 'bad-setting'
  | 'no-such-preset'
  | 'store-failed'
  | 'server-busy'
  | 'server-stopped'
  | 'not-allowed-here'
  | 'is-the-shop'
  | 'nobody-answers'
  | 'not-trusted'
  | 'language-locked'
  | 'busy'
  | 'cannot-rewind'
  | 'no-experiment'
  | 'nothing-caught'
  | 'no-such-lesson'
  | 'failed';

/** A request that cannot be carried out, with the code for which the window has a sentence. */
export class AskError extends Error {
  override readonly name = 'AskError';
  readonly code: AskErrorCode;
  readonly trouble: Phrase | null;

  /** @param detail for the log, in English. @param trouble the same for a person, where there is more to say than the code */
  constructor(code: AskErrorCode, detail: string, trouble: Phrase | null = null) {
    super(detail);
    this.code = code;
    this.trouble = trouble;
  }
}
