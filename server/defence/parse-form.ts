import type { Line } from '../inspector/records.ts';

/** The body is no `application/x-www-form-urlencoded` text in UTF-8. */
export class MalformedForm extends Error {
  override readonly name = 'MalformedForm';
}
export class TooManyFields extends Error {
  override readonly name = 'TooManyFields';
}

/**
 * Reads a submitted form, fields in the order they were sent, repeated ones kept. Stricter than the URL standard's parser,
 * which mends broken escapes: what a form says must be beyond doubt before it changes a session.
 * @throws MalformedForm, TooManyFields
 */
export function parseForm(body: string, most: number): readonly Line[] {
  if (body === '') return [];
  const fields = body.split('&', most + 1);
  if (fields.length > most) throw new TooManyFields(`A form has at most ${most} fields.`);
  return fields.map((field) => {
    const cut = field.indexOf('=');
    if (cut < 0) return [decode(field), ''];
    return [decode(field.slice(0, cut)), decode(field.slice(cut + 1))];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw new MalformedForm('The form holds a broken escape.', { cause });
  }
}
