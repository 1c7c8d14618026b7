/* Writes what Jarful is made of, from the lock file, in the CycloneDX form: dist/release/jarful.cdx.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { failWith, PlainError } from './setup/plain-error.mjs';
import { inProject, projectFolder } from './setup/project.mjs';
import { npmWords, runNpm } from './setup/run-command.mjs';

try {
  const words = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const { code, stdout, stderr } = await runNpm(words, { cwd: projectFolder });
  if (code !== 0)
    throw new PlainError(`npm could not list the parts, which takes npm 10 or newer:\n${npmWords(stderr)}`);
  const { components } = JSON.parse(stdout);
  mkdirSync(inProject('dist', 'release'), { recursive: true });
  writeFileSync(inProject('dist', 'release', 'jarful.cdx.json'), stdout);
  console.log(`dist/release/jarful.cdx.json lists ${components.length} parts.`);
} catch (error) {
  failWith(error);
}
