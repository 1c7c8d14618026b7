import { actsOnReader } from './acting-characters.ts';
import { curlBody, curlOptions } from './curl-options.ts';
import { quoteCmd } from './quote-cmd.ts';
import { printfFormat, quotePosix } from './quote-posix.ts';
import { quotePowershell } from './quote-powershell.ts';
import type { RequestToSend } from './request-to-send.ts';

/** For dash, bash, zsh and their kind. A body that a line editor would act on comes by way of printf. */
export function writeCurlPosix(request: RequestToSend): string {
  const body = curlBody(request);
  const words = curlOptions(request).map(([name, value]) =>
    value === null ? `--${name}` : `--${name} ${quotePosix(value)}`,
  );
  const piped = body !== null && (actsOnReader(body) || body.includes('!'));
  // Not --data: there, a body that starts with @ would be the name of a file.
  const data = body === null ? [] : [piped ? '--data-binary @-' : `--data-raw ${quotePosix(body)}`];
  const command = `curl ${[...words, ...data].join(' \\\n  ')}`;
  return piped ? `printf ${printfFormat(body)} | ${command}` : command;
}

/** Longer, and cmd's prompt takes no command (support.microsoft.com, "Command prompt line string limitation"). */
const longestOfCmd = 8_191;

/** For the prompt of Windows' cmd.exe; null where cmd has no way to say it. One line: cmd has no safe line end. */
export function writeCurlCmd(request: RequestToSend): string | null {
  const body = curlBody(request);
  const options = [...curlOptions(request), ...(body === null ? [] : [['data-raw', body] as const])];
  if (options.some(([, value]) => value !== null && actsOnReader(value))) return null;
  const command = `curl.exe ${options.map(([name, value]) => (value === null ? `--${name}` : `--${name} ${quoteCmd(value)}`)).join(' ')}`;
  return command.length > longestOfCmd ? null : command;
}

/**
 * For PowerShell, 5.1 and later; null where it has no way to say it (NUL). The options go to curl as its own config file on
 * standard input: how PowerShell hands quotes to a program changed between versions (about_Parsing, native arguments).
 */
export function writeCurlPowershell(request: RequestToSend): string | null {
  const body = curlBody(request);
  const options = [...curlOptions(request), ...(body === null ? [] : [['data-raw', body] as const])];
  if (options.some(([, value]) => value?.includes('\0'))) return null;
  const lines = options.map(([name, value]) =>
    quotePowershell(value === null ? name : `${name} = ${configValue(value)}`),
  );
  return `& { $OutputEncoding = [Text.UTF8Encoding]::new($false); @(${lines.join(', ')}) | curl.exe --config - }`;
}

/** A value as curl's config file has it (man curl, --config). */
function configValue(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('\v', '\\v');
  return `"${escaped}"`;
}
