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

/** Headers as the protocol tells them: one entry a name, what came several times joined by line breaks. */
export function linesOfHeaders(headers: Readonly<Record<string, string>>): readonly Line[] {
  return Object.entries(headers).flatMap(([name, value]) => value.split('\n').map((one): Line => [name, one]));
}

/** An HTTP/1 answer's head as it came: order, case and repetition are the server's own. */
export function linesOfHead(head: string): readonly Line[] {
  return head
    .split('\r\n')
    .slice(1)
    .flatMap((line): Line[] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1).trim()]] : [];
    });
}
