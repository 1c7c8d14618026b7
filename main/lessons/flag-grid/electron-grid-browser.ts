import { session } from 'electron';
import { electronEngine } from '../../browsers/engine/electron-engine.ts';
import { ElectronPartition } from '../../browsers/engine/electron-partition.ts';
import type { GridBrowser, GridWay } from './grid-browser.ts';

/** Never the same partition twice in one run of the app: the last grid's cookies must not be met again. */
let runs = 0;

/** The grid's browser by Electron: a partition of its own that reaches nothing but the grid's site. */
export async function openElectronGridBrowser({ proxy, certificate }: GridWay): Promise<GridBrowser> {
  const own = session.fromPartition(`grid:${++runs}`);
  await own.setProxy({ proxyRules: proxy, proxyBypassRules: '<-loopback>' });
  own.setCertificateVerifyProc((asked, answer) => {
    // 0: trusted, only the certificate made for this run; -3: as Chromium itself says, which is no.
    answer(sameCertificate(asked.certificate.data, certificate) ? 0 : -3);
  });
  const partition = new ElectronPartition(own);
  const view = electronEngine.openView(partition, {
    mayNavigate: () => true,
    popup: () => {},
    acceptsCertificate: () => false,
    signIn: ({ answer }) => answer(),
  });
  return { partition, view };
}

function sameCertificate(one: string, other: string): boolean {
  return one.replace(/\s/g, '') === other.replace(/\s/g, '');
}
