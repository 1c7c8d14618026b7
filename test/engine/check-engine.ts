/**
 * `npm run check:engine`: what Jarful counts on in Chromium, tried on the newest one that the system offers, beside the older one
 * that Electron brings on a developer's machine: the cookie grid, cell by cell, and the network events that records are made
 * of. Writes docs/engine.md; ends with 1 when anything differs. Takes half a minute.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type LaunchOptions } from '@playwright/test';
import { findChromium } from './find-chromium.ts';
import { type GridFindings, tryGrid } from './try-grid.ts';
import { type NetworkFindings, tryNetwork } from './try-network.ts';
import { tryScreen } from './try-screen.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const chosen = findChromium(process.env, (program) => spawnSync(program, ['--version'], { encoding: 'utf8' }));
if (chosen === null) {
  console.error('No Chromium was found. Install one (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.');
  process.exit(2);
}
const found = chosen;

/** Third-party cookies pass, as in Electron: what SameSite does to them is to be seen, not what a setting does. */
const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

/**
 * A profile of its own: in Chromium's private windows third-party cookies are off. As root, in a container, its sandbox cannot
 * start.
 */
async function openProfile(options: LaunchOptions) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jarful-engine-'));
  mkdirSync(path.join(folder, 'Default'));
  writeFileSync(path.join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: found.program,
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreHTTPSErrors: true,
    ...options,
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const grid = await tryGrid(openProfile);
const network = await tryNetwork(openProfile);
const strays = await tryScreen(found.program);
await writeFile(path.join(root, 'docs', 'engine.md'), report(found.version, grid, network, strays));
const differences = grid.differences.length + network.differences.length + strays.length;
console.log(
  `${found.version}: ${grid.cells} cells and ${network.requests} requests tried, ${differences} differences.`,
);
for (const line of [...grid.differences, ...network.differences, ...strays]) console.log(`  ${line}`);
process.exitCode = differences === 0 ? 0 : 1;

function report(
  version: string,
  { cells, differences: ofGrid }: GridFindings,
  told: NetworkFindings,
  strays: readonly string[],
): string {
  const list = (lines: readonly string[]) =>
    lines.length === 0 ? ['None differs.'] : lines.map((line) => `- ${line}`);
  return [
    '# The engine of tomorrow',
    '',
    `Made by \`npm run check:engine\` with **${version}**. The journeys (\`npm run test:e2e\`) ask the same of the Electron that they run on:`,
    'all cells of the grid as RFC 6265bis says, and every request of a page in its record.',
    '',
    '## The cookie grid',
    `${cells} cells: every cookie of the grid in every situation, third-party cookies allowed. Expected is what RFC 6265bis says.`,
    '',
    ...list(ofGrid),
    '',
    '## The network events',
    `${told.requests} requests of a page that is made of parts, redirects and posts, read by the reader that the panes have, beside what their server got:`,
    'address, method, status, and how many Set-Cookie lines.',
    '',
    ...list(told.differences),
    '',
    '## The virtual screen',
    'A socket stands in for a Wayland desktop. The engine goes there by itself, and not with the environment that `npm test` gives it.',
    '',
    ...list(strays),
    '',
  ].join('\n');
}
