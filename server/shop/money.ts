import type { Language } from '../page/messages.ts';

/** Ireland and Spain: where the two languages meet the euro. */
const formats: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }),
  es: new Intl.NumberFormat('es-ES', { style: 'currency', currency: 'EUR' }),
};

/** Euro cents as a price to read. */
export function formatPrice(cents: number, language: Language): string {
  return formats[language].format(cents / 100);
}
