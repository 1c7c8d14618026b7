import { applyChange, type Settings, safeSettings } from './settings.ts';

/**
 * Settings whose ticket has a name of its server's own, e.g. `jarful-1a2b`, wherever the plain one would stand. Cookies ignore
 * ports (RFC 6265bis 8.5): two servers of one host that called their tickets the same would replace each other's. See
 * docs/decisions/ticket-name.md.
 * @param mark what tells this server from others of its host; null: the plain name is its own
 */
export function nameTicket(settings: Settings, mark: string | null): Settings {
  if (mark === null || settings.cookieName !== safeSettings.cookieName) return settings;
  return applyChange(settings, { cookieName: `${safeSettings.cookieName}-${mark}` });
}
