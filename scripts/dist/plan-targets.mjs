/**
 * What of a target this machine lacks.
 *
 * @typedef {object} Lack
 * @property {string} target
 * @property {string} reason
 * @property {string} way what would make it possible
 */

/** The tools that are asked for by name; each is null when it is not installed. */
const linuxTools = {
  'tar.gz': { tool: '7za', brings: 'p7zip-full' },
  zip: { tool: '7za', brings: 'p7zip-full' },
  deb: { tool: 'dpkg-deb', brings: 'dpkg' },
  rpm: { tool: 'rpmbuild', brings: 'rpm' },
};

/**
 * Parts the wished targets into those that this machine can make and those that it cannot, with the reason.
 *
 * @param {{ system: 'win' | 'mac' | 'linux', targets: readonly string[] }} wish
 * @param {{ platform: string, hasTool: (name: string) => boolean, appImageTools: boolean }} machine appImageTools:
 *   whether a folder with them is named or the builder can download them
 * @returns {{ possible: string[], lacking: Lack[] }}
 */
export function planTargets({ system, targets }, machine) {
  const possible = [];
  const lacking = [];
  for (const target of targets) {
    const lack = system === 'linux' ? lackOnLinux(target, machine) : lackElsewhere(system, target, machine.platform);
    if (lack === null) possible.push(target);
    else lacking.push({ target, ...lack });
  }
  return { possible, lacking };
}

function lackOnLinux(target, { platform, hasTool, appImageTools }) {
  if (platform !== 'linux') return { reason: 'it is made on Linux only', way: 'run the same command on Linux' };
  if (target === 'AppImage' && !appImageTools) {
    return {
      reason: 'its start-up part comes only from the builder’s download site',
      way: 'run it where that site is reached, or set APPIMAGE_TOOLS_PATH to a folder with the tools',
    };
  }
  const need = linuxTools[target];
  if (need === undefined || hasTool(need.tool)) return null;
  return { reason: `${need.tool} is not installed`, way: `apt-get install ${need.brings}` };
}

/** Windows' and Apple's tools: read in the builder's sources, only the release pipeline has walked them. */
function lackElsewhere(system, target, platform) {
  const home = { win: 'win32', mac: 'darwin' }[system];
  if (platform === home) return null;
  if (system === 'win' && (target === 'dir' || target === 'zip')) return null;
  const name = { win: 'Windows', mac: 'macOS' }[system];
  return {
    reason: `its tools exist on ${name} only`,
    way: `run "npm run dist -- --${system}" on ${name}, or let the release workflow do it`,
  };
}
