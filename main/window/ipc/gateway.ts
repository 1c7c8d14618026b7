import { AskError, type AskErrorCode } from '../../shared/ask-error.ts';
import type { Answer, RequestInput, RequestName, RequestOutput } from '../../shared/contract.ts';
import { requestSchemas } from './schemas.ts';

/** One function for each request; a forgotten one does not compile. */
export type Handlers = {
  readonly [N in RequestName]: (input: RequestInput<N>) => RequestOutput<N> | Promise<RequestOutput<N>>;
};

/** Who sent a request: the frame of a web contents that it came from. */
export interface Sender {
  /** Of its web contents. */
  readonly id: number;
  /** False for a frame inside of a page. */
  readonly isTop: boolean;
  /** What the frame's page was served from; null when the frame has gone. */
  readonly origin: string | null;
}

/** Where requests come in. Electron's is in `electron-requests.ts`. */
export interface IncomingRequests {
  /** The ids of the web contents of our own windows, as they are now; none when they have gone. */
  ownIds(): readonly number[];
  receive(name: RequestName, answer: (sender: Sender, input: unknown) => Promise<Answer<unknown>>): void;
}

/**
 * The only gateway between the window and main. Lets in the top frames of the window's own pages, by web contents id and origin (a
 * pane's page never passes, whatever it sends), and only payloads that fit their schema.
 *
 * Opened before there is anybody to answer, so that the window can load while the rest of the app starts: what it asks waits.
 *
 * @param origin what the window's pages are served from. @param report is given what was not expected.
 */
export function openGateway(
  requests: IncomingRequests,
  origin: string,
  handlers: Promise<Handlers>,
  report: (error: unknown) => void,
): void {
  for (const name of Object.keys(requestSchemas) as RequestName[]) {
    requests.receive(name, async (sender, input) => {
      const trusted = requests.ownIds().includes(sender.id) && sender.isTop && sender.origin === origin;
      return trusted ? answer(name, input, await handlers, report) : refuse('not-trusted', 'only the window may ask');
    });
  }
}

async function answer<N extends RequestName>(
  name: N,
  input: unknown,
  handlers: Handlers,
  report: (error: unknown) => void,
): Promise<Answer<RequestOutput<N>>> {
  const parsed = requestSchemas[name].safeParse(input);
  if (!parsed.success) return refuse('bad-input', parsed.error.message);
  try {
    return { ok: true, value: await handlers[name](parsed.data as RequestInput<N>) };
  } catch (error) {
    if (error instanceof AskError) return refuse(error.code, error.message, error.trouble);
    report(error);
    return refuse('failed', error instanceof Error ? error.message : String(error));
  }
}

function refuse(
  code: AskErrorCode,
  detail: string,
  trouble: AskError['trouble'] = null,
): Extract<Answer<never>, { ok: false }> {
  return { ok: false, code, detail, trouble };
}
