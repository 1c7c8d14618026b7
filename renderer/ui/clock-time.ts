import { formatLocale } from '../../main/shared/messages/messages.ts';

/**
 * A moment of today as a clock shows it, to the second, the same for every language: 10:07:02.
 *
 * @param at ms since 1970. @param language BCP 47.
 */
export function clockTime(at: number, language: string): string {
  let format = formats.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(formatLocale(language), {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(language, format);
  }
  return format.format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();
