import type { JarId } from '../../shared/bench-records.ts';

/** How the folders of kept jars' partitions begin, so that they can be told from others. */
export const keptFolder = 'jar-';

/** What Electron calls the folder of a kept jar's partition. */
export function keptFolderOf(jarId: JarId): string {
  return `${keptFolder}${jarId}`;
}

/**
 * The one place where the name of a jar's partition is made. Without `persist:` it lives in memory and ends with the app:
 * throwaway, as jars are unless a person keeps one. A jar id is never used twice in one run, nor while somebody kept has it,
 * so a new jar can never inherit an old one's cookies.
 */
export function partitionName(jarId: JarId, kept: boolean): string {
  return kept ? `persist:${keptFolderOf(jarId)}` : `jar:${jarId}`;
}

/** Of somebody who is there for one request. @param number never the same twice in one run. */
export function strangersPartition(number: number): string {
  return `stranger:${number}`;
}
