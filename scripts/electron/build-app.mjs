import { PlainError } from '../setup/plain-error.mjs';
import { inProject, projectFolder } from '../setup/project.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { showProgress } from '../setup/show-progress.mjs';

/** Builds main, preload and renderer into out/. Quiet unless it fails. */
export async function buildApp() {
  const { code, stdout, stderr } = await showProgress('Building', () =>
    runCommand(
      process.execPath,
      [inProject('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
      {
        cwd: projectFolder,
      },
    ),
  );
  if (code !== 0)
    throw new PlainError(
      `Jarful could not be built: mend what is said here and run the same command again.\n${stdout}${stderr}`,
    );
}
