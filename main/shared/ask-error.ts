import type { AskErrorCode } from './contract.ts';

/** A request that cannot be carried out, with the code for which the window has a sentence. */
export class AskError extends Error {
  override readonly name = 'AskError';
  readonly code: AskErrorCode;

  constructor(code: AskErrorCode, detail: string) {
    super(detail);
    this.code = code;
  }
}
