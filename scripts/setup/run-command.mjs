import { spawn } from 'node:child_process';

/**
 * Runs a program quietly and keeps what it said, so that only a failure is shown.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} code is -1 when the program is not there,
 *   was ended by a signal or by the time limit; never rejects
 */
export function runCommand(command, args, { timeoutMs = 20 * 60_000, ...options } = {}) {
  return new Promise((settle) => {
    const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (part) => {
      stdout += part;
    });
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    child.on('error', (error) => settle({ code: -1, stdout, stderr: stderr + error.message }));
    child.on('close', (code) => settle({ code: code ?? -1, stdout, stderr }));
  });
}

/**
 * Runs npm, the very one that started us when there is one. Where it fetches from is npm's own configuration.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof runCommand>[2]} [options]
 */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /npm-cli\.c?js$/.test(npm)) return runCommand(process.execPath, [npm, ...args], options);
  // On Windows npm is a .cmd file, which needs a shell; none of our arguments needs quoting.
  return runCommand('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** The last lines of a program's complaint, for the end of an error sentence. */
export function lastWords(text, lines = 4) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-lines)
    .join('\n');
}

/** What npm complains of: its first lines; what follows is usage, notices and the place of a log. */
export function npmWords(text, lines = 4) {
  return text
    .split('\n')
    .flatMap((line) => /^npm error (?!code|errno|A complete log)(.*\S.*)$/i.exec(line)?.[1] ?? [])
    .slice(0, lines)
    .join('\n');
}
