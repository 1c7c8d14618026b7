import type { Say } from '../../shared/messages/messages.ts';

/** Whoever sees the title in a list of windows or on a beamer knows whether the server is weak. @param name the bench file's; null for none. @param weak how many defences are off. */
export function windowTitle(name: string | null, weak: number, say: Say): string {
  const title = weak === 0 ? 'Jarful' : say('window.weak', { count: weak });
  return name === null ? title : `${name} · ${title}`;
}
