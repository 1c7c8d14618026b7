import type { Line } from '../../server/inspector/records.ts';
import { maskValue } from '../browsers/jars/cookie-view.ts';
import { isSecretField } from '../network/traffic/secret-names.ts';
import type { ExchangeDifference, LineDifference, TextDifference } from '../shared/exchange-difference.ts';
import { compareTexts } from './compare-texts.ts';
import { hideHeader, makeHider } from './hide-secrets.ts';
import type { TakenExchange } from './taken-exchange.ts';
import { cookiesSent, cookiesSet, formFields } from './wire-lines.ts';

/**
 * What differs between two exchanges. Compared as they truly were, shown masked: two tickets that begin alike are told apart,
 * and neither is given away.
 */
export function compareExchanges(before: TakenExchange, after: TakenExchange): ExchangeDifference {
  const hide = makeHider([before, after], maskValue);
  const [one, other] = [before.record, after.record];
  const lines = (was: readonly Line[], is: readonly Line[]) =>
    compareLines(was, is).map((line) => maskLine(line, hide));
  return {
    status: { before: one.response?.status ?? null, after: other.response?.status ?? null },
    request: {
      line: lines(
        [
          ['method', one.request.method],
          ['address', one.request.url],
        ],
        [
          ['method', other.request.method],
          ['address', other.request.url],
        ],
      ),
      cookies: compareLines(cookiesSent(one.request.headers), cookiesSent(other.request.headers)).map((line) =>
        showLine(line, maskValue),
      ),
      headers: lines(comparedHeaders(one.request.headers), comparedHeaders(other.request.headers)),
      form: lines(formOf(before), formOf(after)),
    },
    answer: {
      cookies: compareLines(setLines(before), setLines(after)).map((line) =>
        showLine(line, (value) => hideHeader(['set-cookie', `x=${value}`], maskValue)[1].slice(2)),
      ),
      headers: lines(comparedHeaders(one.response?.headers ?? []), comparedHeaders(other.response?.headers ?? [])),
      body: hideText(compareTexts(before.body, after.body), hide),
    },
  };
}

/** By name, whatever case it is written in; of names that come several times, the first with the first. */
export function compareLines(before: readonly Line[], after: readonly Line[]): readonly LineDifference[] {
  const rest = [...after];
  const differences: LineDifference[] = [];
  for (const [name, value] of before) {
    const place = rest.findIndex(([other]) => other.toLowerCase() === name.toLowerCase());
    const match = rest[place];
    if (!match) differences.push({ sign: '-', name, before: value, after: null });
    else if (match[1] !== value) differences.push({ sign: '~', name, before: value, after: match[1] });
    if (match) rest.splice(place, 1);
  }
  return [
    ...differences,
    ...rest.map(([name, value]): LineDifference => ({ sign: '+', name, before: null, after: value })),
  ];
}

/** Cookies are compared by themselves; what belongs to a connection or a moment says nothing about two exchanges. */
const notCompared =
  /^(?::.*|(?:set-)?cookie|host|connection|keep-alive|content-length|accept-encoding|transfer-encoding|date)$/i;

function comparedHeaders(headers: readonly Line[]): readonly Line[] {
  return headers.filter(([name]) => !notCompared.test(name));
}

function formOf({ record }: TakenExchange): readonly Line[] {
  return formFields(record.request.headers, record.request.body) ?? [];
}

function setLines({ record }: TakenExchange): readonly Line[] {
  return cookiesSet(record.response?.headers ?? []).map(
    ({ name, value, attributes }): Line => [
      name,
      [value, ...attributes.map(([attribute, worth]) => (worth === '' ? attribute : `${attribute}=${worth}`))].join(
        '; ',
      ),
    ],
  );
}

function maskLine(line: LineDifference, hide: (text: string) => string): LineDifference {
  const secret = isSecretField(line.name);
  return showLine(line, (value) => (secret ? maskValue(value) : hide(hideHeader([line.name, value], maskValue)[1])));
}

function showLine(line: LineDifference, show: (value: string) => string): LineDifference {
  const { before, after } = line;
  return { ...line, before: before === null ? null : show(before), after: after === null ? null : show(after) };
}

function hideText(difference: TextDifference, hide: (text: string) => string): TextDifference {
  if (difference.kind !== 'lines') return difference;
  const lines = difference.lines.map((line) => (line.sign === '…' ? line : { ...line, text: hide(line.text) }));
  return { ...difference, lines };
}
