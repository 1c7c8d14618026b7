import { listLanguages } from '../languages/compare-languages.mjs';
import { PlainError } from '../setup/plain-error.mjs';
import { inProject, projectFolder } from '../setup/project.mjs';
import { lastWords, runCommand } from '../setup/run-command.mjs';
import { showProgress } from '../setup/show-progress.mjs';
import { findProgram } from '../setup/system-libraries.mjs';
import { signingWords, withoutEmptySecrets } from './signing-env.mjs';
import { withSigningKey } from './signing-key.mjs';

/** Whoever holds the file must see that it is no release. The placeholders are the builder's. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills them in.
const trialName = '${productName}-${version}-dev-electron-${os}-${arch}.${ext}';

/**
 * Runs electron-builder once, quietly unless it fails.
 *
 * @param {import('./read-wish.mjs').Wish} wish
 * @param {string} target
 * @param {import('./choose-electron.mjs').PackedElectron} electron
 * @param {string | null} prepackaged the unpacked app to make the package from (appToPack); null builds that app
 */
export async function runBuilder(wish, target, electron, prepackaged) {
  const environment = withoutEmptySecrets({ ...process.env, ...systemTools() });
  const words = [
    inProject('node_modules/electron-builder/cli.js'),
    `--${wish.system}`,
    target,
    `--${wish.arch}`,
    '--publish',
    'never',
    ...(prepackaged === null ? [] : ['--prepackaged', prepackaged]),
    ...(electron.folder === null
      ? []
      : [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`]),
    ...(electron.development ? [`-c.artifactName=${trialName}`] : []),
    // Chromium's own texts: 40 MB in all languages, 1 MB in ours.
    ...chromiumLanguages().map((tag) => `-c.electronLanguages=${tag}`),
    `-c.directories.output=${wish.into}`,
    // Only tried, never shipped: gzip is several times faster than xz.
    ...(wish.version === null ? [] : [`-c.extraMetadata.version=${wish.version}`, '-c.deb.compression=gz']),
    ...signingWords(wish.system, environment),
    ...(wish.forTests ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : []),
  ];
  const { code, stdout, stderr } = await showProgress(`Building ${target} for ${wish.system} ${wish.arch}`, () =>
    withSigningKey(environment, (env) => runCommand(process.execPath, words, { cwd: projectFolder, env })),
  );
  if (code !== 0)
    throw new PlainError(`${target} for ${wish.system} could not be built:\n${lastWords(`${stdout}\n${stderr}`, 15)}`);
}

/** Chromium's names for the languages that there are. */
export function chromiumLanguages() {
  return listLanguages(inProject('languages')).map((tag) => (tag === 'en' ? 'en-US' : tag));
}

/** Where the system has a tool, the builder need not download its own. */
function systemTools() {
  if (process.platform !== 'linux') return {};
  const zip = findProgram('7za');
  return {
    ...(zip !== null && !process.env.ELECTRON_BUILDER_7ZIP_PATH && { ELECTRON_BUILDER_7ZIP_PATH: zip }),
    // 7-Zip's own default takes minutes for the last two percent.
    ...(!process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL && { ELECTRON_BUILDER_COMPRESSION_LEVEL: '3' }),
    ...(!process.env.CUSTOM_FPM_PATH && { CUSTOM_FPM_PATH: inProject('scripts', 'dist', 'fpm-lite.mjs') }),
  };
}
