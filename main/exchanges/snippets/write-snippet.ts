import type { SnippetForm } from '../../shared/exchange-news.ts';
import type { WireRecord } from '../taken-exchange.ts';
import { type RequestToSend, requestToSend } from './request-to-send.ts';
import { writeFetch, writePython } from './write-code.ts';
import { writeCurlCmd, writeCurlPosix, writeCurlPowershell } from './write-curl.ts';

const writers: Readonly<Record<SnippetForm, (request: RequestToSend) => string | null>> = {
  'curl-posix': writeCurlPosix,
  'curl-cmd': writeCurlCmd,
  'curl-powershell': writeCurlPowershell,
  fetch: writeFetch,
  python: writePython,
};

/** A request as a piece of another program, safe to be pasted there; null where that program has no safe way to say it. */
export function writeSnippet(form: SnippetForm, record: Pick<WireRecord, 'request'>): string | null {
  return writers[form](requestToSend(record));
}
