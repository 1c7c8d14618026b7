import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { type PolicySource, policyInFile } from './policy-source.ts';
import { findSystemFolder, windowsPolicies } from './windows-policy.ts';

export interface PolicyPlacesOptions {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether this is an installed Jarful. */
  readonly packaged: boolean;
  /** Path of the running program. */
  readonly executable: string;
  /** Paths of the libraries that the process has loaded. Asked on Windows only. */
  readonly loaded: () => readonly string[];
}

/** Where policies may lie on this system, the strongest first: places that only an administrator can write. */
export function policyPlaces(options: PolicyPlacesOptions): readonly [PolicySource, ...PolicySource[]] {
  const { platform, env, packaged, executable, loaded } = options;
  // For developers and tests. What people install reads the administrator's policy and no other.
  if (!packaged && env.JARFUL_POLICY_FILE) return [policyInFile(env.JARFUL_POLICY_FILE)];
  if (platform === 'win32') return windowsPolicies(findSystemFolder(loaded()), executable);
  if (platform === 'darwin')
    return [managedPreferences(), policyInFile('/Library/Application Support/Jarful/policy.json', isRootsAlone)];
  return [policyInFile('/etc/jarful/policy.json', isRootsAlone)];
}

/** Paths of the libraries that this process has loaded. */
export function loadedLibraries(): readonly string[] {
  const report: unknown = process.report.getReport();
  const { sharedObjects } = report as { sharedObjects?: readonly string[] };
  return sharedObjects ?? [];
}

/** Whether a file is the system's: nobody but root may write it. */
export function isRootsAlone(path: string): boolean {
  const { uid, mode } = statSync(path);
  return uid === 0 && (mode & 0o022) === 0;
}

/** What a configuration profile (build/policy/jarful.mobileconfig) has laid down, in the system's binary form. */
function managedPreferences(): PolicySource {
  const file = '/Library/Managed Preferences/org.jarful.app.plist';
  return {
    file,
    read: () => {
      if (statSync(file, { throwIfNoEntry: false }) === undefined) return null;
      return execFileSync('/usr/bin/plutil', ['-convert', 'json', '-o', '-', file], {
        encoding: 'utf8',
        timeout: 5000,
      });
    },
  };
}
