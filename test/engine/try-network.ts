import type { IncomingMessage, ServerResponse } from 'node:http';
import { TrafficLog } from '../../main/network/traffic/traffic-log.ts';
import { watchNetwork } from '../../main/network/traffic/watch-network.ts';
import type { PaneId } from '../../main/shared/bench-records.ts';
import type { TrafficRecord } from '../../main/shared/traffic-records.ts';
import { visitorId } from '../../main/shared/visitor-id.ts';
import { startOwnServer } from '../harness/own-server.ts';
import { until } from '../harness/until.ts';
import { openChromiumPage } from './chromium-page.ts';
import type { OpenProfile } from './try-grid.ts';

export interface NetworkFindings {
  readonly requests: number;
  /** A sentence for each request that its record does not tell as the server had it. */
  readonly differences: readonly string[];
}

type Answer = (req: IncomingMessage, res: ServerResponse) => void;

/** No picture for the tab: the engine asks for that by itself and tells of it in no page. */
const noIcon = '<link rel=icon href=data:,>';

const html =
  (body: string): Answer =>
  (_req, res) =>
    res
      .writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': ['one=1; HttpOnly', 'two=2; Path=/'] })
      .end(noIcon + body);
const file =
  (type: string, body: string): Answer =>
  (_req, res) =>
    res.writeHead(200, { 'Content-Type': type }).end(body);

/** A page whose parts are asked for with its first lines, which older engines lose sight of. */
const answers: Readonly<Record<string, Answer>> = {
  'GET /': html(
    '<link rel=stylesheet href=/a.css><script src=/a.js></script><img src=/a.svg><img src=/gone.svg>' +
      '<form method=post action=/form><input name=word value=tea></form><iframe src=/frame></iframe>',
  ),
  'GET /frame': html('<p>framed</p>'),
  'GET /a.css': file('text/css', 'p { color: red }'),
  'GET /a.js': file('text/javascript', "fetch('/data', { method: 'PUT', body: 'x' })"),
  'GET /a.svg': file('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'PUT /data': file('application/json', '{"ok":true}'),
  'POST /form': (_req, res) => res.writeHead(303, { Location: '/hop', 'Set-Cookie': 'ticket=1' }).end(),
  'GET /hop': (_req, res) => res.writeHead(302, { Location: '/end' }).end(),
  'GET /end': html('<p id=end>done</p>'),
};
const status = (line: string) => ({ 'POST /form': 303, 'GET /hop': 302 })[line] ?? (line in answers ? 200 : 404);
const rounds = 5;

/** Walks a page of many parts and a redirected form, and compares each record with what the server got. */
export async function tryNetwork(openProfile: OpenProfile): Promise<NetworkFindings> {
  const server = await startOwnServer(answers);
  const { context, close } = await openProfile({});
  try {
    const page = await context.newPage();
    const log = new TrafficLog();
    const view = await openChromiumPage(page);
    const origin = { who: visitorId({ kind: 'stranger', looks: 'engine' }), paneId: 'pane-1' as PaneId };
    watchNetwork(view, {
      origin,
      log,
      isShop: () => false,
      refused: () => {},
      languages: () => 'en',
      onLanguage: () => () => {},
    });
    for (let round = 0; round < rounds; round++) {
      await page.goto(`${server.url}/`, { waitUntil: 'networkidle' });
      await page.locator('form').evaluate((form: HTMLFormElement) => form.submit());
      await page.locator('#end').waitFor();
    }
    // What is never told is a finding, not an error of the run.
    await until('every answer is told', () => log.records().filter(isOver).length >= server.heard.length).catch(
      () => {},
    );
    return compare(
      server.heard.map(({ line }) => line),
      log.records(),
      server.url,
    );
  } finally {
    await close();
    await server.close();
  }
}

const isOver = ({ tookMs }: TrafficRecord) => tookMs !== null;

function compare(heard: readonly string[], records: readonly TrafficRecord[], origin: string): NetworkFindings {
  const differences: string[] = [];
  const told = records.map((record) => ({
    line: `${record.request.method} ${record.request.url.slice(origin.length)}`,
    record,
  }));
  const left = [...told];
  for (const line of heard) {
    const at = left.findIndex((one) => one.line === line);
    if (at < 0) differences.push(`${line}: the server got it, no record tells of it.`);
    else left.splice(at, 1);
  }
  for (const { line } of left) differences.push(`${line}: a record tells of it, the server never got it.`);
  for (const { line, record } of told) {
    const { response } = record;
    if (response?.status !== status(line)) differences.push(`${line}: told as ${response?.status ?? 'unanswered'}.`);
    const cookies = (response?.headers ?? []).filter(([name]) => name.toLowerCase() === 'set-cookie').length;
    const sent = line === 'POST /form' ? 1 : ['GET /', 'GET /frame', 'GET /end'].includes(line) ? 2 : 0;
    if (cookies !== sent) differences.push(`${line}: ${cookies} Set-Cookie lines told, ${sent} sent.`);
  }
  return { requests: heard.length, differences };
}
