import type { Language } from '../languages/languages.ts';

const formats = new Map<Language, Intl.NumberFormat>();

/** Euro cents as a price to read. */
export function formatPrice(cents: number, language: Language): string {
  const format = formats.get(language) ?? new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' });
  formats.set(language, format);
  return format.format(cents / 100);
}
