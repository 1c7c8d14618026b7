import { clip, maskSecrets, showOnOneLine } from './mask.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MOST_TARGET = 500;

export interface Logged {
  /** ms since 1970. */
  readonly at: number;
  readonly method: string;
  readonly target: string;
  readonly httpVersion: string;
  /** Null when no answer was begun: its client had gone. */
  readonly status: number | null;
  /** Bytes of the answer's body. */
  readonly bytes: number;
}

/** A target as records and log lines show it: masked, on one line, not endless. */
export function showTarget(target: string): string {
  return showOnOneLine(clip(maskSecrets(target), MOST_TARGET));
}

/**
 * The article's log line, e.g. `[05/Mar/2012 09:44:28] "GET /team/ HTTP/1.1" 200 286`, in the machine's own time zone. What
 * there is not is "-", as in the Common Log Format.
 */
export function formatLogLine({ at, method, target, httpVersion, status, bytes }: Logged): string {
  return `[${formatTime(at)}] "${method} ${showTarget(target)} HTTP/${httpVersion}" ${status ?? '-'} ${bytes}`;
}

let lastSecond = -1;
let lastText = '';

/** Many requests share a second: the last one's text is kept. */
function formatTime(at: number): string {
  const second = Math.floor(at / 1_000);
  if (second === lastSecond) return lastText;
  const time = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(time.getDate())}/${MONTHS[time.getMonth()]}/${time.getFullYear()}`;
  lastText = `${day} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  lastSecond = second;
  return lastText;
}
