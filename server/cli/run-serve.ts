import { createSessionServer, type SessionServerOptions } from '../session-server.ts';
import { BadSetting } from '../settings/settings.ts';
import { StoreFailed } from '../store/store.ts';
import { helpText, listSettings } from './help.ts';
import { BadOption, readServeOptions, type ServeRequest } from './serve-options.ts';

/** Exit codes: 0 ended as asked, 1 could not start, 2 bad options. */
const OK = 0;
const FAILED = 1;
const BAD_OPTIONS = 2;

/** Runs the server until it is told to end; resolves to the exit code. */
export async function runServe(argv: readonly string[]): Promise<number> {
  let request: ServeRequest;
  try {
    request = readServeOptions(argv);
  } catch (error) {
    if (!(error instanceof BadOption || error instanceof BadSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    return BAD_OPTIONS;
  }
  switch (request.kind) {
    case 'help':
      process.stdout.write(helpText);
      return OK;
    case 'settings':
      process.stdout.write(listSettings());
      return OK;
    case 'serve':
      return serve(request.options, request.quiet);
  }
}

async function serve(options: SessionServerOptions, quiet: boolean): Promise<number> {
  const server = createSessionServer({
    ...options,
    log: quiet ? () => undefined : (line) => process.stdout.write(`${line}\n`),
    warn: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  // Heard from the start: a signal during the start still ends it in order.
  const ended = nextSignal();
  // A reader of the log that goes away (`| head`) is no reason to fall over.
  process.stdout.on('error', () => undefined);
  try {
    const url = await server.listen();
    process.stdout.write(`Jarful serves ${url}/ (medium: ${server.settings.medium})\n`);
  } catch (error) {
    const cannot = error instanceof StoreFailed || error instanceof Error ? error.message : String(error);
    process.stderr.write(`${cannot}\n`);
    await server.close();
    return FAILED;
  }
  await ended;
  await server.close();
  return OK;
}

/** A second signal does not wait for anybody. */
function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const end = () => {
      if (asked) process.exit(FAILED);
      asked = true;
      resolve();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
}
