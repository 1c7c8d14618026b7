import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Session as Partition, protocol, session } from 'electron';
import { shellFile } from './shell-file.ts';

/** Where the window's pages come from. Known only to the window's own partition, so no pane can ask for it. */
export const shellOrigin = 'app://shell';

/**
 * Where the window's page is. With hot reload Vite serves it instead; a packaged app shows its own page whatever its surroundings say.
 *
 * @param packaged whether this is an installed Jarful
 */
export function shellAddress(packaged: boolean, env: Readonly<Record<string, string | undefined>>): string {
  return (packaged ? undefined : env.ELECTRON_RENDERER_URL) ?? `${shellOrigin}/`;
}

/** No inline script or style, no network at all: the window talks through its preload only. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Must run before the app is ready. A standard, secure scheme: file:// pages could read files and not run modules. */
export function registerShellScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** The partition of the window itself: in memory, no pane's. */
export function openShellPartition(): Partition {
  return session.fromPartition('shell');
}

/** Serves the built window from `folder` on app://shell/, in this partition only. */
export function serveShell(partition: Partition, folder: string): void {
  partition.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const file = shellFile(url, folder);
    if (url.host !== 'shell' || file === null) return new Response(null, { status: 404 });
    try {
      const body = await readFile(file);
      return new Response(new Uint8Array(body), {
        headers: {
          'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
          'Content-Security-Policy': contentSecurityPolicy,
          'X-Content-Type-Options': 'nosniff',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
