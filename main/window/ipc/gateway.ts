import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { AskError } from '../../shared/ask-error.ts';
import type { Answer, EventName, Events, RequestInput, RequestName, RequestOutput } from '../../shared/contract.ts';
import { requestSchemas } from './schemas.ts';

/** One function for each request; a forgotten one does not compile. */
export type Handlers = {
  readonly [N in RequestName]: (input: RequestInput<N>) => RequestOutput<N> | Promise<RequestOutput<N>>;
};

/**
 * The only gateway between the window and main. Lets in the window's own top frame, by web contents id and origin (a pane's
 * page never passes, whatever it sends), and only payloads that fit their schema.
 *
 * @param shell the window's web contents. @param origin what its pages are served from.
 */
export function openGateway(
  shell: WebContents,
  origin: string,
  handlers: Handlers,
  report: (error: unknown) => void,
): void {
  for (const name of Object.keys(handlers) as RequestName[]) {
    ipcMain.handle(name, async (event, input: unknown) => {
      if (!isTrusted(event, shell, origin)) return refuse('not-trusted', 'only the window may ask');
      return answer(name, input, handlers, report);
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
    if (error instanceof AskError) return refuse(error.code, error.message);
    report(error);
    return refuse('failed', error instanceof Error ? error.message : String(error));
  }
}

/** `senderFrame` must be read at once: it is null when the frame has gone. */
function isTrusted(event: IpcMainInvokeEvent, shell: WebContents, origin: string): boolean {
  const frame = event.senderFrame;
  return (
    !shell.isDestroyed() &&
    event.sender.id === shell.id &&
    frame !== null &&
    frame === event.sender.mainFrame &&
    frame.origin === origin
  );
}

function refuse(code: AskError['code'], detail: string): Extract<Answer<never>, { ok: false }> {
  return { ok: false, code, detail };
}

/** Main tells the window. Silent when the window has gone. */
export function tell<N extends EventName>(shell: WebContents, name: N, event: Events[N]): void {
  if (!shell.isDestroyed()) shell.send(name, event);
}
