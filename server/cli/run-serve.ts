import { createSessionServer, type SessionServer } from '../session-server.ts';
import { BadSetting } from '../settings/settings.ts';
import { describeExposure, isLoopback, listOutwardAddresses } from './exposure.ts';
import { helpText, listSettings } from './help.ts';
import { BadOption, readServeOptions, type ServeRequest } from './serve-options.ts';

type ServeOptions = Extract<ServeRequest, { kind: 'serve' }>['options'];

/** Exit codes: 0 ended as asked, 1 could not start, 2 bad options. */
const OK = 0;
const FAILED = 1;
const BAD_OPTIONS = 2;

/**
 * Runs the server until it is told to end; resolves to the exit code.
 * @param create makes the server out of the options that were typed
 */
export async function runServe(argv: readonly string[], create = createSessionServer): Promise<number> {
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
      return serve(request, create);
  }
}

async function serve(
  { options, quiet }: Extract<ServeRequest, { kind: 'serve' }>,
  create: typeof createSessionServer,
): Promise<number> {
  // Heard from the start: a signal during the start still ends it in order.
  const ended = nextSignal();
  // A reader of the log that goes away (`| head`) is no reason to fall over.
  process.stdout.on('error', () => undefined);
  let server: SessionServer | null = null;
  try {
    server = create({
      ...options,
      log: quiet ? () => undefined : (line) => process.stdout.write(`${line}\n`),
      warn: (sentence) => process.stderr.write(`${sentence}\n`),
    });
    await server.listen();
    sayWhere(server, options);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await server?.close();
    return FAILED;
  }
  await ended;
  await server.close();
  return OK;
}

function sayWhere({ url, settings }: SessionServer, { host = '127.0.0.1', settings: asked }: ServeOptions): void {
  process.stdout.write(`Jarful serves ${url}/ (medium: ${settings.medium})\n`);
  for (const address of listOutwardAddresses(host, Number(new URL(url).port))) {
    process.stdout.write(`From other machines: ${address}\n`);
  }
  const exposed = isLoopback(host) ? null : describeExposure(asked);
  if (exposed !== null) process.stderr.write(`Whoever reaches ${host} finds: ${exposed}.\n`);
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
