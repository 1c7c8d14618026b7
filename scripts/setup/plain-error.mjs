/** An error whose message is one whole sentence for a person, saying what to do; printed without a stack. */
export class PlainError extends Error {
  name = 'PlainError';
}

/** Ends the process with the error: one sentence for a PlainError, the whole stack for a mistake of ours. */
export function failWith(error) {
  process.stderr.write(`${error instanceof PlainError ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}
