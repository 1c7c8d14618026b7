/**
 * One argument for a program started from Windows' cmd.exe at its prompt. Two readers take it apart one after the other. The
 * program's start-up code knows " and, before one, backslashes ("Parsing C++ command-line arguments", Microsoft). cmd knows
 * ^ as an escape; since every quote comes with one, cmd itself never is inside of quotes, and every special character can be
 * escaped. It looks for %NAME% before anything else: a caret behind the sign makes a name that no variable has.
 *
 * @param text without characters that a terminal acts on: cmd has no way to write them (see `actsOnReader`).
 */
export function quoteCmd(text: string): string {
  const argument = `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
  return argument.replace(/[^A-Za-z0-9_\-.,:/=+~?*' ]/g, '^$&');
}
