import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainError } from '../setup/plain-error.mjs';

const startLimitMs = 20_000;

/** Whether a window can be shown here without help. */
export function hasScreen(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/**
 * The environment of a program on the virtual screen. Since Electron 38 Chromium goes to the desktop's own Wayland
 * compositor when the session says so, whatever DISPLAY is: it must not hear of one.
 *
 * @typedef {{ DISPLAY: string, XAUTHORITY: string, XDG_SESSION_TYPE: 'x11', GDK_BACKEND: 'x11', WAYLAND_DISPLAY: undefined }} ScreenEnvironment
 */

/**
 * Starts a screen that nobody sees (Xvfb). Not `xvfb-run`: ended by a signal, that script leaves its server behind.
 * The server picks its own number, so that two runs never meet, and asks for a secret, so that other users of the
 * machine cannot look in.
 *
 * @param {{ width?: number, height?: number, windowManager?: boolean }} [options] size in px; windowManager: run
 *   openbox on it when it is installed, for focus and title bars
 * @returns {Promise<{ env: ScreenEnvironment, close: () => void }>}
 */
export async function openVirtualScreen({ width = 2000, height = 1200, windowManager = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'jarful-screen-'));
  const secretFile = join(folder, 'Xauthority');
  writeFileSync(secretFile, makeSecret(), { mode: 0o600 });
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-auth', secretFile],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const children = [server];
  const close = () => {
    for (const child of children) child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const number = await readDisplayNumber(server);
    const env = {
      DISPLAY: `:${number}`,
      XAUTHORITY: secretFile,
      XDG_SESSION_TYPE: 'x11',
      GDK_BACKEND: 'x11',
      WAYLAND_DISPLAY: undefined,
    };
    if (windowManager) {
      const manager = spawn('openbox', [], { stdio: 'ignore', env: { ...process.env, ...env } });
      // Without openbox the screen still works; windows merely have no frame.
      manager.on('error', () => undefined);
      children.push(manager);
    }
    return { env, close };
  } catch (error) {
    close();
    throw error;
  }
}

function readDisplayNumber(server) {
  return new Promise((resolve, reject) => {
    const refuse = () =>
      reject(
        new PlainError(
          'There is no screen, and no virtual one could be started: install Xvfb (Debian and Ubuntu: apt-get install xvfb).',
        ),
      );
    const limit = setTimeout(refuse, startLimitMs);
    server.on('error', refuse);
    server.on('exit', refuse);
    let text = '';
    server.stdio[3].on('data', (part) => {
      text += part;
      if (!text.includes('\n')) return;
      clearTimeout(limit);
      server.removeListener('exit', refuse);
      resolve(text.trim());
    });
  });
}

/** One Xauthority entry (Xau file format) that holds for any display: family 65535 ("wild"), no address, no number. */
function makeSecret() {
  const field = (value) => {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  return Buffer.concat([
    Buffer.from([0xff, 0xff]),
    field(''),
    field(''),
    field('MIT-MAGIC-COOKIE-1'),
    field(randomBytes(16)),
  ]);
}
