import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';

const english = 'en';

/**
 * Compares every language with English, message file by message file.
 *
 * @param {string} folder of the languages, each a folder of JSON files
 * @returns {string[]} one line for each fault: a file or key that is missing or too much or in another place, a text that is
 *   empty or malformed, or that takes other values
 */
export function compareLanguages(folder) {
  const files = filesOf(folder, english);
  return listLanguages(folder).flatMap((language) => {
    const own = filesOf(folder, language);
    const known = files.filter((file) => own.includes(file));
    return [
      ...files.filter((file) => !own.includes(file)).map((file) => `${language}/${file} is missing`),
      ...own.filter((file) => !files.includes(file)).map((file) => `${language}/${file} is read by nobody`),
      ...known.flatMap((file) =>
        compareTexts(readTexts(folder, english, file), readTexts(folder, language, file), language).map(
          (fault) => `${language}/${file}: ${fault}`,
        ),
      ),
    ];
  });
}

/** Tags of the languages: each is a folder. */
export function listLanguages(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

function compareTexts(texts, own, language) {
  const keys = Object.keys(texts);
  const lacking = keys.filter((key) => own[key] === undefined);
  const surplus = Object.keys(own).filter((key) => texts[key] === undefined);
  const both = keys.filter((key) => own[key] !== undefined);
  const moved = Object.keys(own)
    .filter((key) => texts[key] !== undefined)
    .find((key, place) => key !== both[place]);
  return [
    ...lacking.map((key) => `lacks "${key}"`),
    ...surplus.map((key) => `has "${key}", which nobody says`),
    ...(moved === undefined ? [] : [`"${moved}" stands in another place than in English`]),
    ...both.flatMap((key) => compareText(key, texts[key], own[key], language)),
  ];
}

function compareText(key, text, own, language) {
  if (own.trim() === '') return [`"${key}" is empty`];
  try {
    const [wanted, given] = [argumentsOf(text, english), argumentsOf(own, language)];
    return wanted === given ? [] : [`"${key}" takes ${given || 'no value'}, in English ${wanted || 'none'}`];
  } catch (error) {
    return [`"${key}" is malformed: ${error.message}`];
  }
}

/** Names and kinds (text, number, plural, select with its cases) of a message's arguments, sorted. */
function argumentsOf(text, language) {
  const found = new Set();
  const walk = (elements) => {
    for (const element of elements) {
      if (element.type === literal || element.type === pound) continue;
      // Languages count in different ways: the cases of a plural are each language's own.
      const cases = element.type === select ? Object.keys(element.options).sort().join('|') : '';
      found.add(`{${element.value}${kinds[element.type] ?? ''}${cases && ` ${cases}`}}`);
      for (const option of Object.values(element.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, language).getAst());
  return [...found].sort().join(' ');
}

/** The parser's numbers for the kinds of elements. */
const [literal, select, pound] = [0, 5, 7];
const kinds = { 2: ', number', 3: ', date', 4: ', time', 5: ', select', 6: ', plural' };

function filesOf(folder, language) {
  return readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'));
}

function readTexts(folder, language, file) {
  return JSON.parse(readFileSync(join(folder, language, file), 'utf8'));
}
