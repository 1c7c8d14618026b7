/** What the app was started with. Own flags are read from argv: Chromium's command line lower-cases and claims names. */
export interface StartOptions {
  /** Port of the shop. 7777 unless told otherwise; 0 takes any free one. */
  readonly port: number;
  /** The language to speak, whatever the system prefers. */
  readonly language: string | null;
  /** The address of somebody's own app, to be opened at once; null for the shop. */
  readonly ownApp: string | null;
  /** Nobody sits there: what keeps it from starting is said on standard error alone, and no box waits. */
  readonly quiet: boolean;
}

const defaultPort = 7777;

/**
 * Reads `--jarful-port=N`, `--jarful-language=TAG` and `--quiet`; everything else belongs to Electron and Chromium.
 *
 * @throws Error with a plain sentence when a value makes no sense.
 */
export function readStartOptions(argv: readonly string[]): StartOptions {
  const port = readFlag(argv, '--jarful-port');
  if (port !== null && !(/^\d{1,5}$/.test(port) && Number(port) <= 65535)) {
    throw new Error(`--jarful-port takes a number from 0 to 65535, not "${port}".`);
  }
  return {
    port: port === null ? defaultPort : Number(port),
    language: readFlag(argv, '--jarful-language'),
    ownApp: readOwnApp(argv),
    quiet: readQuiet(argv),
  };
}

/** Whether `--quiet` is there: to be asked alone when another flag makes no sense. */
export function readQuiet(argv: readonly string[]): boolean {
  return argv.includes('--quiet');
}

/** An address among the words: `jarful http://localhost:8000`. */
export function readOwnApp(argv: readonly string[]): string | null {
  return argv.findLast((word) => /^https?:\/\//i.test(word)) ?? null;
}

function readFlag(argv: readonly string[], flag: string): string | null {
  const found = argv.findLast((word) => word.startsWith(`${flag}=`));
  return found === undefined ? null : found.slice(flag.length + 1);
}
