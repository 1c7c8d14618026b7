import { PlainError } from '../setup/plain-error.mjs';

/** The targets of each system, in the order in which they are made; `dir` is the unpacked folder. */
export const knownTargets = {
  win: ['dir', 'zip', 'nsis', 'msi'],
  mac: ['dir', 'zip', 'dmg', 'pkg'],
  linux: ['dir', 'tar.gz', 'zip', 'deb', 'rpm', 'AppImage'],
};
const hosts = { win32: 'win', darwin: 'mac', linux: 'linux' };

/**
 * @typedef {object} Wish
 * @property {'win' | 'mac' | 'linux'} system
 * @property {readonly string[]} targets
 * @property {'x64' | 'arm64' | 'universal'} arch
 * @property {boolean} devElectron whether packing the development Electron was asked for
 * @property {boolean} forTests whether the package may be driven by Playwright (the inspector's fuse stays on)
 * @property {string | null} version another than package.json's, for trying an upgrade
 * @property {string} into folder for what is made, relative to the checkout
 */

/**
 * Reads the words after `npm run dist --`.
 *
 * @param {readonly string[]} words
 * @param {{ platform: string, arch: string }} host
 * @returns {Wish}
 */
export function readWish(words, host) {
  const wish = {
    system: hosts[host.platform],
    targets: [],
    arch: host.arch,
    devElectron: false,
    forTests: false,
    version: null,
    into: 'dist',
  };
  for (const word of words) {
    const system = Object.keys(knownTargets).find((name) => word === `--${name}`);
    if (system !== undefined) wish.system = system;
    else if (word === '--dev-electron') wish.devElectron = true;
    else if (word === '--for-tests') wish.forTests = true;
    else if (word.startsWith('--as-version=')) wish.version = word.slice('--as-version='.length);
    // The folder is emptied first: only our own two places may be named.
    else if (/^--into=(dist|\.cache)\/[\w-]+$/.test(word)) wish.into = word.slice('--into='.length);
    else if (/^--(x64|arm64|universal)$/.test(word)) wish.arch = word.slice(2);
    else if (!word.startsWith('-')) wish.targets.push(word);
    else
      throw new PlainError(
        `"${word}" is not known here: npm run dist -- [--win|--mac|--linux] [targets] [--x64|--arm64] [--dev-electron].`,
      );
  }
  const known = knownTargets[wish.system];
  const strange = wish.targets.find((target) => !known.includes(target));
  if (strange !== undefined)
    throw new PlainError(`There is no target "${strange}" for ${wish.system}: choose from ${known.join(', ')}.`);
  return { ...wish, targets: wish.targets.length > 0 ? wish.targets : known };
}
