import type { IntlMessageFormat } from 'intl-messageformat';

type Ast = ReturnType<IntlMessageFormat['getAst']>;
type Element = Ast[number];

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  n: 'ñ',
  c: 'ç',
  s: 'š',
  y: 'ý',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
};

/** Literals of an ICU message with accents and a third longer: what was forgotten in the code stays plain, what is too narrow breaks. */
export function disguise(ast: Ast): Ast {
  return ast.map(disguiseElement);
}

function disguiseElement(element: Element): Element {
  if ('options' in element) {
    const options = Object.fromEntries(
      Object.entries(element.options).map(([name, option]) => [name, { ...option, value: disguise(option.value) }]),
    );
    return { ...element, options } as Element;
  }
  // Literals are the only elements whose value is text that people read; an argument's value is its name.
  if (element.type === 0) return { ...element, value: disguiseText(element.value) };
  return element;
}

/** The same for a text that comes from elsewhere already said: the server's English sentences. */
function disguiseText(text: string): string {
  const accented = [...text].map((letter) => accents[letter] ?? letter).join('');
  const letters = text.replace(/\s+/g, '').length;
  return letters < 4
    ? accented
    : `${accented.trimEnd()}${'·'.repeat(Math.ceil(letters / 3))}${/\s$/.test(text) ? ' ' : ''}`;
}
