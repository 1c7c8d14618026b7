import type { Line } from '../../server/inspector/records.ts';

/** The value of the first header of this name, however it is written; null when there is none. */
export function headerOf(headers: readonly Line[], name: string): string | null {
  return headersOf(headers, name)[0] ?? null;
}

/** The values of all headers of this name, in their order. */
export function headersOf(headers: readonly Line[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([header]) => header.toLowerCase() === wanted).map(([, value]) => value);
}
