/** What goes wrong, as a code and values: the window says it in its language, command line and log in English. */
import { IntlMessageFormat } from 'intl-messageformat';
import english from '../languages/en/troubles.json' with { type: 'json' };

export type TroubleKey = keyof typeof english;

/** A message of languages/<tag>/troubles.json and what goes into it; a value may be such a message itself. */
export interface Trouble {
  readonly key: TroubleKey;
  readonly values?: TroubleValues;
}

export type TroubleValues = Readonly<Record<string, string | number | Trouble>>;

/** An error that can be said in any language; its message is the English sentence. */
export class TroubleError extends Error {
  readonly trouble: Trouble;

  constructor(key: TroubleKey, values: TroubleValues = {}, options?: ErrorOptions) {
    super(sayInEnglish({ key, values }), options);
    this.trouble = { key, values };
  }
}

function sayInEnglish({ key, values = {} }: Trouble): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? sayInEnglish(value) : String(value),
  ]);
  return String(new IntlMessageFormat(english[key], 'en').format(Object.fromEntries(said)));
}
