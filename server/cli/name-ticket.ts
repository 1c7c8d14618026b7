import { loadInstallation } from '../defence/installation.ts';
import type { SessionServer, SessionServerOptions } from '../session-server.ts';
import { safeSettings } from '../settings/settings.ts';

/**
 * Cookies ignore ports (RFC 6265bis 8.5): two servers of one host that called their tickets the same would replace each other's.
 * So a ticket that nobody has named is called after its installation, as long as one is kept on disk: that name outlives
 * restarts, other ports and new secrets, as the tickets do. See docs/decisions/ticket-name.md.
 */
export async function nameTicketByInstallation(options: SessionServerOptions): Promise<SessionServerOptions> {
  const { dataFolder = null, rotateSecret, settings } = options;
  if (dataFolder === null) return options;
  const { secrets, tag } = await loadInstallation(dataFolder, rotateSecret);
  return { ...options, secrets, settings: { ...settings, cookieName: `${safeSettings.cookieName}-${tag}` } };
}

/** Where nothing is kept, tickets end with the process, and its port tells it from others. To be called before anybody knows the port. */
export async function nameTicketByPort(server: SessionServer): Promise<void> {
  await server.change({ cookieName: `${safeSettings.cookieName}-${new URL(server.url).port || '80'}` });
}
