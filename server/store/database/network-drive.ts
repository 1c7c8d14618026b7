import { realpathSync, statfsSync } from 'node:fs';

/** Linux's numbers (statfs(2)) of file systems that lie on other computers: NFS, SMB old and new, Ceph, AFS, and what FUSE brings (sshfs). */
const networkTypes = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x00c36400, 0x5346414f, 0x65735546]);

/** Whether a folder lies on another computer. Windows tells it by the true path of a drive, Linux by the file system; on a Mac nobody is asked. */
export function isOnNetwork(folder: string): boolean {
  try {
    if (process.platform === 'win32') return isOfNetwork(realpathSync.native(folder));
    return process.platform === 'linux' && networkTypes.has(statfsSync(folder).type);
  } catch {
    return false;
  }
}

/** By a true path of Windows: `\\server\share\...`, also with the sign for long paths. */
export function isOfNetwork(path: string): boolean {
  return /^\\\\(?:\?\\UNC\\|(?![?.]\\))/i.test(path);
}
