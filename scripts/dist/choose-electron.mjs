import { PlainError } from '../setup/plain-error.mjs';

/**
 * @typedef {object} PackedElectron
 * @property {string | null} folder an unpacked Electron to pack; null lets the builder download the official one
 * @property {string} version
 * @property {boolean} development whether it is the fall-back, which no installer may carry by accident
 */

/**
 * Decides which Electron goes into the package.
 *
 * @param {import('./read-wish.mjs').Wish} wish
 * @param {import('../electron/find-electron.mjs').FoundElectron} found
 * @param {{ platform: string, arch: string, wantedVersion: string }} host
 * @returns {{ electron: PackedElectron, targets: readonly string[], remark: string | null }} targets: the wished ones
 *   that may carry it
 */
export function chooseElectron(wish, found, host) {
  const native =
    wish.system === { win32: 'win', darwin: 'mac', linux: 'linux' }[host.platform] && wish.arch === host.arch;
  if (found.origin !== 'fallback') {
    const folder = native && found.origin === 'official' ? found.folder : null;
    return {
      electron: { folder, version: host.wantedVersion, development: false },
      targets: wish.targets,
      remark: null,
    };
  }
  if (!native) {
    throw new PlainError(
      `A package for ${wish.system} ${wish.arch} needs the official Electron ${host.wantedVersion}, which cannot be downloaded here: run the same command with access to its download site, or set ELECTRON_MIRROR.`,
    );
  }
  const electron = { folder: found.folder, version: found.version, development: true };
  if (wish.devElectron) return { electron, targets: wish.targets, remark: null };
  return {
    electron,
    targets: wish.targets.filter((target) => target === 'dir'),
    remark: `The official Electron ${host.wantedVersion} cannot be downloaded here, and an installer must not carry another: only the unpacked app is built, with the development Electron ${found.version}. Installers for a trial: npm run dist -- --dev-electron`,
  };
}
