import { readFileSync } from 'node:fs';

/** A place where a policy may lie. */
export interface PolicySource {
  /** How an administrator calls it: the path of a file, or the registry's key. */
  readonly file: string;
  /**
   * @returns the policy as JSON, null when there is none
   * @throws PlantedPolicy when no administrator wrote it, else what the system says when it does not let us look
   */
  read(): string | null;
}

/** A policy lies there that anybody may have written. */
export class PlantedPolicy extends Error {}

/** A policy in a file. @param isAdministrators whether nobody but an administrator can have written what lies at the path */
export function policyInFile(file: string, isAdministrators: (path: string) => boolean = () => true): PolicySource {
  return {
    file,
    read: () => {
      const text = readIfThere(file);
      if (text !== null && !isAdministrators(file)) throw new PlantedPolicy(file);
      // PowerShell's Set-Content starts a file with a byte order mark.
      return text?.replace(/^\uFEFF/, '') ?? null;
    },
  };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
