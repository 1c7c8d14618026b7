import { mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dataFormat, readDataFormat } from './data-format.ts';
import { findOtherComputer } from './other-computer.ts';

/** A folder of this name beside the program makes it portable: its data live there, on the same stick. */
const portableFolder = 'jarful-data';

/** Who may say where the data live, the strongest first. */
export interface DataFolderWishes {
  /** The machine policy's `dataFolder`. */
  readonly policy: string | undefined;
  /** Whether the program was started with `--user-data-dir`, which Chromium follows by itself. */
  readonly flag: boolean;
  /** Folders in which the program itself lies, as its user sees it. */
  readonly programFolders: readonly string[];
}

/**
 * The folder for everything that is written. The machine's policy wins, also over what somebody brings along on a stick; then
 * what the program was started with; then a `jarful-data` beside it.
 *
 * @returns null: where the system, or the flag, has it
 */
export function chooseDataFolder({ policy, flag, programFolders }: DataFolderWishes): string | null {
  if (policy !== undefined) return policy;
  if (flag) return null;
  return programFolders.map((folder) => join(folder, portableFolder)).find(isFolder) ?? null;
}

/**
 * Where the program lies. A portable .exe and an AppImage unpack themselves elsewhere and say by the environment where they
 * came from.
 *
 * @param executable path of the running program
 */
export function findProgramFolders(
  executable: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const image = env.APPIMAGE ? dirname(env.APPIMAGE) : undefined;
  return [env.PORTABLE_EXECUTABLE_DIR, image, dirname(executable)].filter((folder) => folder !== undefined);
}

/** Why the data folder cannot be used, and the exit code that tells an administrator's script. */
export type DataRefusal =
  | { readonly kind: 'newer'; readonly folder: string; readonly exitCode: 3 }
  | { readonly kind: 'elsewhere'; readonly folder: string; readonly computer: string; readonly exitCode: 5 }
  | { readonly kind: 'held'; readonly folder: string; readonly computer: string; readonly exitCode: 5 }
  | { readonly kind: 'unusable'; readonly folder: string; readonly reason: string; readonly exitCode: 4 };

/**
 * Whether the data folder may be opened. To be asked before Chromium opens it: of a newer Jarful's folder nothing is touched.
 *
 * @param chosen whether somebody named the folder: then it must be possible to write there. In place of the
 *   system's own a passing one was taken before (a read-only home).
 * @returns null when it may
 */
export function checkDataFolder(folder: string, chosen: boolean): DataRefusal | null {
  try {
    const format = readDataFormat(folder);
    if (format.kind === 'known' && format.number > dataFormat) return { kind: 'newer', folder, exitCode: 3 };
    const computer = findOtherComputer(folder);
    if (computer !== null) return { kind: 'elsewhere', folder, computer, exitCode: 5 };
    if (chosen) tryToWrite(folder);
    return null;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { kind: 'unusable', folder, reason, exitCode: 4 };
  }
}

/**
 * A folder that goes with this run, where the system's own place cannot be had or written to (a read-only home): Chromium does
 * not start without one. Null where the own place will do, or belongs to a newer Jarful and is refused anyway.
 *
 * @param ownPlace throws when the system has none
 */
export function choosePassingFolder(ownPlace: () => string): string | null {
  try {
    const folder = ownPlace();
    if (checkDataFolder(folder, false)?.kind !== 'newer') tryToWrite(folder);
    return null;
  } catch {
    return mkdtempSync(join(tmpdir(), 'jarful-passing-'));
  }
}

/** By doing it: the rights that a system names are not the rights that it gives (network drives, Windows). */
function tryToWrite(folder: string): void {
  mkdirSync(folder, { recursive: true });
  rmdirSync(mkdtempSync(join(folder, '.jarful-')));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
