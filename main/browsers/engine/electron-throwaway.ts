import { session } from 'electron';
import { type OnlyWay, type ThrowawayBrowser, throwawayBrowser } from '../throwaway/throwaway-browser.ts';
import { electronEngine } from './electron-engine.ts';
import { ElectronPartition } from './electron-partition.ts';

/** Never the same partition twice in one run of the app: the last one's cookies must not be met again. */
let opened = 0;

/** A throwaway browser by Electron: a partition of its own that reaches nothing but the one site. */
export async function openElectronThrowaway({ proxy, certificate }: OnlyWay): Promise<ThrowawayBrowser> {
  const own = session.fromPartition(`throwaway:${++opened}`);
  await own.setProxy({ proxyRules: proxy, proxyBypassRules: '<-loopback>' });
  own.setCertificateVerifyProc((asked, answer) => {
    // 0: trusted, only the certificate made for this run; -3: as Chromium itself says, which is no.
    answer(sameCertificate(asked.certificate.data, certificate) ? 0 : -3);
  });
  const partition = new ElectronPartition(own);
  const view = electronEngine.openView(partition, {
    mayNavigate: () => true,
    popup: () => null,
    dialog: ({ answer }) => answer(false, ''),
    acceptsCertificate: () => false,
    signIn: ({ answer }) => answer(),
  });
  return throwawayBrowser(partition, view);
}

function sameCertificate(one: string, other: string): boolean {
  return one.replace(/\s/g, '') === other.replace(/\s/g, '');
}
