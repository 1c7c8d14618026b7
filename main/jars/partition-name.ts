import type { JarId } from '../ipc/contract.ts';

/**
 * The one place where the name of a jar's partition is made. No `persist:` prefix: jars are throwaway, they live in
 * memory and end with the app. A jar id is never used twice in one run, so a new jar can never inherit an old one's cookies.
 */
export function partitionName(jarId: JarId): string {
  return `jar:${jarId}`;
}
