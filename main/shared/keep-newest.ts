/** How many people are remembered after their jars have gone: who left longest ago is forgotten first. */
export const mostPeople = 200;

/** Forgets the oldest entries (maps keep the order in which their keys came) until at most `most` are left. */
export function keepNewest<K>(map: Map<K, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
