/** The command line of `npm run serve`, read into options; what is typed wins over the config file. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SessionServerOptions } from '../session-server.ts';
import { type Medium, mediumNames } from '../session-types.ts';
import { applyChange, isSwitchName, parseAssignment, type Settings, safeSettings } from '../settings/settings.ts';
import { addressOf, media } from '../store/media.ts';
import { describeExposure, isLoopback } from './exposure.ts';
import { listWords } from './list-words.ts';

/** What was typed cannot be carried out; the message is one clear sentence. */
export class BadOption extends Error {
  override readonly name = 'BadOption';
}

export type ServeRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'settings' }
  | {
      readonly kind: 'serve';
      readonly options: SessionServerOptions & { readonly settings: Settings };
      readonly quiet: boolean;
    };

const known = {
  host: { type: 'string' },
  port: { type: 'string' },
  medium: { type: 'string' },
  url: { type: 'string' },
  data: { type: 'string' },
  lifetime: { type: 'string' },
  set: { type: 'string', multiple: true },
  'allow-host': { type: 'string', multiple: true },
  'expose-weak': { type: 'boolean' },
  'new-secret': { type: 'boolean' },
  config: { type: 'string' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Typed = {
  -readonly [N in keyof typeof known]?: (typeof known)[N] extends { multiple: true }
    ? string[]
    : (typeof known)[N] extends { type: 'boolean' }
      ? boolean
      : string;
};

/** @throws BadOption, BadSetting */
export function readServeOptions(argv: readonly string[]): ServeRequest {
  const typed = parse(argv);
  if (typed.help) return { kind: 'help' };
  if (typed.set?.includes('help')) return { kind: 'settings' };
  const merged: Typed = typed.config === undefined ? typed : merge(readConfig(typed.config), typed);
  const settings = readSettings(merged);
  // Several servers of one host are usual here; a name that somebody has chosen stays.
  const ownTicketName = !merged.set?.some((one) => one.startsWith('cookieName='));
  const options = { settings, ownTicketName, ...readPlace(merged, settings.medium) };
  if (!merged['expose-weak']) refuseExposure(options.host, settings);
  return { kind: 'serve', quiet: merged.quiet ?? false, options };
}

/** @throws BadOption when others than this machine would meet a defence that is off */
function refuseExposure(host: string | undefined, settings: Settings): void {
  const exposed = host === undefined || isLoopback(host) ? null : describeExposure(settings);
  if (exposed === null) return;
  throw new BadOption(`${host} lets others in, and they would find: ${exposed}; say --expose-weak if you mean it.`);
}

function readSettings(typed: Typed): Settings {
  const assignments = [...(typed.set ?? [])];
  // The short forms are said last: `--medium files` means what it says, whatever --set says.
  if (typed.medium !== undefined) assignments.push(`medium=${typed.medium}`);
  if (typed.lifetime !== undefined) assignments.push(`idleLifetime=${typed.lifetime}`);
  return applyChange(safeSettings, Object.assign({}, ...assignments.map(parseAssignment)));
}

function readPlace(typed: Typed, medium: Settings['medium']): Omit<SessionServerOptions, 'settings'> {
  const dataFolder = typed.data ?? (media[medium].needs === 'folder' ? 'jarful-data' : null);
  return {
    ...(typed.host === undefined ? {} : { host: readHost(typed.host) }),
    ...(typed.port === undefined ? {} : { port: readPort(typed.port) }),
    ...(dataFolder === null ? {} : { dataFolder }),
    ...(typed['allow-host'] === undefined ? {} : { allowedHosts: typed['allow-host'] }),
    ...(typed['new-secret'] ? { rotateSecret: true } : {}),
    ...readUrl(typed.url, medium),
  };
}

function readHost(host: string): string {
  if (/^[A-Za-z0-9.:%_-]{1,255}$/.test(host)) return host;
  throw new BadOption(`"${host}" is no host to listen on; 127.0.0.1 is this computer alone.`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new BadOption(`"${text}" is no port; it is a number from 0 (a free one) to 65535.`);
}

function readUrl(url: string | undefined, medium: Medium): Omit<SessionServerOptions, 'settings'> {
  if (url === undefined) return {};
  const need = addressOf(medium);
  if (need === null) {
    const others = listWords(
      mediumNames.filter((name) => addressOf(name) !== null),
      'and',
    );
    throw new BadOption(`The medium ${medium} takes no --url; ${others} do.`);
  }
  const address = need.read(url);
  if (address === null) throw new BadOption(`"${url}" is no address of ${need.of}; say ${need.form}.`);
  return { addresses: { [medium]: address } };
}

/** A config file is JSON with the same names: `{ "port": 7777, "set": ["csrf=off"] }`. */
function readConfig(file: string): Typed {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code !== undefined;
    throw new BadOption(missing ? `The config file ${file} cannot be read.` : `The config file ${file} is no JSON.`, {
      cause,
    });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new BadOption(`The config file ${file} must hold one JSON object.`);
  }
  return parse(Object.entries(parsed).flatMap(([name, value]) => spell(file, name, value)));
}

function spell(file: string, name: string, value: unknown): string[] {
  if (isSwitchName(name) && !Object.hasOwn(known, name)) return ['--set', `${name}=${String(value)}`];
  if (!Object.hasOwn(known, name) || name === 'config' || name === 'help') {
    throw new BadOption(`The config file ${file} has an unknown entry "${name}".`);
  }
  if (value === false) return [];
  if (value === true) return [`--${name}`];
  return (Array.isArray(value) ? value : [value]).map((one) => `--${name}=${String(one)}`);
}

function parse(argv: readonly string[]): Typed {
  try {
    return parseArgs({ args: [...argv], options: known, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    throw new BadOption(explain(cause), { cause });
  }
}

function explain(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  const option = /'(-[^' ]*)/.exec(message)?.[1];
  const code = (cause as { readonly code?: string }).code;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}; --help shows them all.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return `"${/'([^']*)'/.exec(message)?.[1]}" is no option; options begin with --, and --help shows them all.`;
  }
  return `The option ${option} ${message.includes('does not take') ? 'takes no value' : 'needs a value'}; --help shows how.`;
}

function merge(config: Typed, typed: Typed): Typed {
  return { ...config, ...typed, set: [...(config.set ?? []), ...(typed.set ?? [])] };
}
