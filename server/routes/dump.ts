import type { SessionContent } from '../session/handler-context.ts';

export interface DumpedEntry {
  readonly key: string;
  readonly value: string;
}

/** A whole session key by key, as the article's History shows it. The ticket is not part of it. */
export function dumpContent(content: SessionContent): readonly DumpedEntry[] {
  return Object.entries(content).map(([key, value]) => ({ key, value: JSON.stringify(value, null, 2) }));
}
