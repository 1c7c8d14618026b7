import type { PaneTrouble } from '../../main/shared/bench-records.ts';
import type { MessageKey } from '../../main/shared/messages/messages.ts';

/** What happened, in plain words: a heading and what it means. */
export interface TroubleWords {
  readonly title: MessageKey;
  readonly text: MessageKey;
}

/** Chromium's own names of what goes wrong most; the rest gets the general words, with the code beneath. */
const failures: Readonly<Record<string, MessageKey>> = {
  ERR_CONNECTION_REFUSED: 'trouble.failed.refused',
  ERR_CONNECTION_RESET: 'trouble.failed.broken',
  ERR_EMPTY_RESPONSE: 'trouble.failed.broken',
  ERR_CONNECTION_CLOSED: 'trouble.failed.broken',
  ERR_NAME_NOT_RESOLVED: 'trouble.failed.name',
  ERR_INTERNET_DISCONNECTED: 'trouble.failed.offline',
  ERR_NETWORK_CHANGED: 'trouble.failed.offline',
  ERR_CONNECTION_TIMED_OUT: 'trouble.failed.silent',
  ERR_TIMED_OUT: 'trouble.failed.silent',
  ERR_UNSAFE_PORT: 'trouble.failed.port',
  ERR_TOO_MANY_REDIRECTS: 'trouble.failed.circle',
};

const certificateReasons: Readonly<Record<string, MessageKey>> = {
  ERR_CERT_AUTHORITY_INVALID: 'trouble.certificate.issuer',
  ERR_CERT_DATE_INVALID: 'trouble.certificate.date',
  ERR_CERT_COMMON_NAME_INVALID: 'trouble.certificate.name',
};

export function troubleWords(trouble: PaneTrouble): TroubleWords {
  switch (trouble.kind) {
    case 'failed':
      return {
        title: 'trouble.failed.title',
        text: failures[trouble.code] ?? 'trouble.failed.other',
      };
    case 'certificate':
      return {
        title: 'trouble.certificate.title',
        text: certificateReasons[trouble.code] ?? 'trouble.certificate.other',
      };
    case 'kept-apart':
      return { title: 'trouble.apart.title', text: `trouble.apart.${trouble.why}` };
    case 'crashed':
      return { title: 'trouble.crashed.title', text: 'trouble.crashed.text' };
    case 'hung':
      return { title: 'trouble.hung.title', text: 'trouble.hung.text' };
    case 'asleep':
      return { title: 'trouble.asleep.title', text: 'trouble.asleep' };
    default:
      return assertNever(trouble);
  }
}

function assertNever(trouble: never): never {
  throw new Error(`unknown trouble ${JSON.stringify(trouble)}`);
}
