import { spawn } from 'node:child_process';
import { PlainError } from '../setup/plain-error.mjs';
import { projectFolder } from '../setup/project.mjs';
import { checkSandbox, electronFlags } from './electron-flags.mjs';
import { findCommand } from './find-command.mjs';
import { findElectron } from './find-electron.mjs';
import { hasScreen, openVirtualScreen } from './virtual-screen.mjs';

const isRoot = process.getuid?.() === 0;

/**
 * Runs `electron`, or the command of an installed package, with the environment by which the tools find our Electron.
 * Signals are handed on, and the virtual screen ends with the program.
 *
 * @param {string} program `electron` or the name of an installed package with a command of the same name
 * @param {readonly string[]} args
 * @param {{ ownScreen?: boolean, env?: NodeJS.ProcessEnv }} [options] ownScreen: a virtual screen with a window
 *   manager even where there is a real one
 * @returns {Promise<number>} the exit code
 */
export async function runWithElectron(program, args, { ownScreen = false, env = {} } = {}) {
  const electron = findElectron();
  if (electron === null) throw new PlainError('There is no Electron yet: run "npm run setup".');
  checkSandbox(electron);
  const virtual = process.platform === 'linux' && (ownScreen || !hasScreen());
  const screen = virtual ? await openVirtualScreen({ windowManager: true }) : null;
  if (virtual && !ownScreen) {
    console.log('There is no screen here, so Jarful runs on a virtual one; open the shop below in any browser.');
  }
  try {
    const command = program === 'electron' ? electron.executable : process.execPath;
    const words =
      program === 'electron' ? [...electronFlags(), ...args] : [findCommand(program), ...args, ...flagsBehind(program)];
    return await runThrough(command, words, {
      ...electronEnvironment(electron),
      ...screen?.env,
      ...env,
    });
  } finally {
    screen?.close();
  }
}

/** How the tools are told which Electron to use: Playwright and `electron` read the first, electron-vite the others. */
function electronEnvironment({ folder, executable }) {
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder, ELECTRON_EXEC_PATH: executable };
  if (isRoot) env.NO_SANDBOX = '1';
  // Set by some editors' terminals; it would turn Electron into a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return env;
}

/** electron-vite starts Electron itself, with what stands behind a double dash. */
function flagsBehind(program) {
  return program === 'electron-vite' ? ['--', ...electronFlags().filter((flag) => flag !== '--no-sandbox')] : [];
}

/** Resolves with the exit code; being told to stop and stopping is a success. */
function runThrough(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env, cwd: projectFolder });
    let told = false;
    const hand = (signal) => {
      told = true;
      // Ctrl+C reaches the child by the terminal already; here it only must not end us before it.
      if (signal !== 'SIGINT') child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, hand);
    // npm hands a signal to the shell between us, which dies of it without a word to us: then our parent is another.
    const parent = process.ppid;
    const orphaned = setInterval(() => process.ppid !== parent && hand('SIGTERM'), 1000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(orphaned);
      for (const signal of signals) process.removeListener(signal, hand);
      resolve(code ?? (told ? 0 : 1));
    });
  });
}
