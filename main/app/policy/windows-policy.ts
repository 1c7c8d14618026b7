import { spawnSync } from 'node:child_process';
import { win32 } from 'node:path';
import { type PolicySource, policyInFile } from './policy-source.ts';

/** Where Group Policy and Intune write (build/policy/jarful.admx). Only administrators can. */
const registryKey = 'HKLM\\SOFTWARE\\Policies\\Jarful';
const flags: readonly string[] = [
  'ownApp',
  'lan',
  'developerTools',
  'cookiesInFiles',
  'keptPeople',
  'weakSwitches',
  'popOuts',
];
/** Administrators, the system itself, the installer of Windows: owners as an SDDL names them. */
const trustedOwner = /^O:(?:BA|SY|S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464)(?=[A-Z]:|$)/;

/** Runs a program. @returns what it wrote, null when it ended with an error or is not there */
export type RunProgram = (program: string, args: readonly string[]) => Buffer | null;

/**
 * The places of a policy on Windows, the strongest first: Group Policy, a file beside the program, a file in ProgramData.
 *
 * @param systemFolder e.g. "C:\\Windows\\System32". Not from the environment: who starts a program chooses that.
 */
export function windowsPolicies(
  systemFolder: string,
  executable: string,
  run: RunProgram = runProgram,
): readonly [PolicySource, ...PolicySource[]] {
  const programData = win32.join(win32.parse(systemFolder).root, 'ProgramData', 'Jarful', 'policy.json');
  return [
    policyInRegistry(systemFolder, run),
    // Who can write there can replace the program as well.
    policyInFile(win32.join(win32.dirname(executable), 'policy.json')),
    // Everybody may make a folder in ProgramData: where no administrator made it, a pupil can.
    policyInFile(programData, (path) => isOwnedByAdministrators(path, systemFolder, run)),
  ];
}

/** The folder that this process has its ntdll.dll from. @param loaded paths of the libraries that a process has loaded */
export function findSystemFolder(loaded: readonly string[]): string {
  const library = loaded.find((path) => /\\ntdll\.dll$/i.test(path));
  return library === undefined ? 'C:\\Windows\\System32' : win32.dirname(library);
}

function policyInRegistry(systemFolder: string, run: RunProgram): PolicySource {
  return {
    file: registryKey,
    read: () => {
      const told = run(win32.join(systemFolder, 'reg.exe'), ['query', registryKey]);
      return told && JSON.stringify(readRegistry(told.toString('latin1')));
    },
  };
}

/**
 * Reads what "reg query" prints: a line a value, "    port    REG_DWORD    0x1e61". The names of types and the columns are
 * the same in every language of Windows.
 *
 * @throws Error when there are letters outside of ASCII: the console's code page may have changed them, and a wrong folder is
 *   worse than none. Such a path goes into a file.
 */
export function readRegistry(printed: string): Record<string, string | number | boolean> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  if (!/^[\x00-\x7f]*$/.test(printed)) throw Object.assign(new Error('letters outside of ASCII'), { code: 'EILSEQ' });
  const lines = printed.matchAll(/^ {4}(\S+) {4}(REG_\w+) {4}(.*?)\r?$/gm);
  return Object.fromEntries(
    [...lines].map(([, name = '', type, text = '']) => {
      const value = type === 'REG_DWORD' || type === 'REG_QWORD' ? Number(text) : text;
      return [name, flags.includes(name) && (value === 0 || value === 1) ? value === 1 : value];
    }),
  );
}

function isOwnedByAdministrators(path: string, systemFolder: string, run: RunProgram): boolean {
  const program = win32.join(systemFolder, 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  // The path is ours and holds no quotes.
  const script = `(Get-Acl -LiteralPath '${path}').Sddl`;
  const sddl = run(program, ['-NoProfile', '-NonInteractive', '-Command', script])?.toString('latin1').trim() ?? '';
  return trustedOwner.test(sddl);
}

function runProgram(program: string, args: readonly string[]): Buffer | null {
  const { status, stdout } = spawnSync(program, [...args], { windowsHide: true, timeout: 5000 });
  return status === 0 ? stdout : null;
}
