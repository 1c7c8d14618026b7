import { extname } from 'node:path';
import type { Download } from '../../browsers/engine/partition.ts';
import type { Jar } from '../../browsers/jars/jar.ts';
import type { JarId } from '../../shared/bench-records.ts';
import type { Dialogs } from '../../shared/desktop.ts';
import type { Say } from '../../shared/messages/messages.ts';
import type { Bench } from '../bench/bench.ts';

/**
 * Whoever sits there is asked about every file that a page wants to put on the disk: whose page it is, from where it comes,
 * where to put it. What became of it is always told. While one person is asked, no other file of hers is: a page that wants to
 * save a hundred gets one question.
 */
export function askForDownloads(bench: Bench, dialogs: Dialogs, say: Say): void {
  const asked = new Set<JarId>();
  const ask = async ({ id, avatar }: Jar, download: Download) => {
    const told = { file: download.name, person: avatar.name, site: siteOf(download.url) };
    const path = asked.has(id) ? null : await choosePlace(id, told);
    if (path === null) download.refuse();
    const code = path === null ? 'refused' : (await download.keep(path)) ? 'saved' : 'failed';
    bench.look.tellNotice({ code: `download-${code}`, ...told });
  };
  const choosePlace = async (jarId: JarId, told: { file: string; person: string; site: string }) => {
    asked.add(jarId);
    const ending = extname(told.file).slice(1);
    const kind = { name: say('download.kind'), extensions: [ending || '*'] };
    return dialogs.chooseNewFile(kind, told.file, say('download.question', told)).finally(() => asked.delete(jarId));
  };
  bench.on('download', (jar, download) => void ask(jar, download));
}

/** The host; what a page made itself comes from where the page is. */
function siteOf(url: string): string {
  const { host, origin } = new URL(url);
  if (host !== '') return host;
  return URL.canParse(origin) ? new URL(origin).host : url.slice(0, url.indexOf(':') + 1);
}
