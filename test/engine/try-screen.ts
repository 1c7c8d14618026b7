import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openVirtualScreen } from '../../scripts/electron/virtual-screen.mjs';
import { findProgram } from '../../scripts/setup/system-libraries.mjs';

/**
 * A socket stands in for the compositor of a Wayland desktop, to which Chromium goes by itself since 2025. `npm test` must not be seen
 * there: its windows are on a virtual screen. On Linux, where there is one.
 *
 * @param program Chromium
 * @returns what is otherwise
 */
export async function tryScreen(program: string): Promise<readonly string[]> {
  if (process.platform !== 'linux' || findProgram('Xvfb') === null)
    return ['Not tried: there is no virtual screen (Xvfb).'];
  const folder = mkdtempSync(path.join(tmpdir(), 'jarful-wayland-'));
  const screen = await openVirtualScreen();
  try {
    const desktop = {
      ...process.env,
      DISPLAY: screen.env.DISPLAY,
      XAUTHORITY: screen.env.XAUTHORITY,
      XDG_SESSION_TYPE: 'wayland',
      XDG_RUNTIME_DIR: folder,
      WAYLAND_DISPLAY: 'wayland-0',
    };
    const goes = await comesToCompositor(program, folder, desktop);
    const strays = await comesToCompositor(program, folder, { ...desktop, ...screen.env });
    return [
      ...(goes ? [] : ['This engine goes to no compositor by itself: nothing is shown by that.']),
      ...(strays ? ['The engine leaves the virtual screen for the desktop.'] : []),
    ];
  } finally {
    screen.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until the engine has come there, or stands elsewhere. */
async function comesToCompositor(program: string, folder: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const compositor = createServer();
  await new Promise<void>((resolve) => compositor.listen(path.join(folder, 'wayland-0'), resolve));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const words = [
    ...sandbox,
    '--no-first-run',
    '--remote-debugging-port=0',
    `--user-data-dir=${path.join(folder, 'data')}`,
  ];
  const child = spawn(program, [...words, 'about:blank'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    return await new Promise<boolean>((resolve, reject) => {
      let said = '';
      compositor.once('connection', (socket) => {
        socket.destroy();
        resolve(true);
      });
      child.stderr.on('data', (part) => {
        said += part;
        if (said.includes('DevTools listening on')) resolve(false);
      });
      child.once('exit', () => reject(new Error(`Chromium ended: ${said}`)));
      child.once('error', reject);
    });
  } finally {
    child.removeAllListeners('exit');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await new Promise((resolve) => compositor.close(resolve));
  }
}
