/** The bench, the shop and what goes over their wires, on browsers that are not there: for tests of what acts on them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openWorkspace } from '../../main/app/boot/open-workspace.ts';
import { KeptPeople } from '../../main/browsers/jars/kept-people.ts';
import type { JarId } from '../../main/shared/bench-records.ts';
import type { RefusedCookie } from '../../main/shared/contract/jars.ts';
import { ShopBreakpoints } from '../../main/shop/breakpoints/shop-breakpoints.ts';
import { RecordNamer } from '../../main/shop/inspector/name-records.ts';
import { Switchboard } from '../../main/shop/switchboard/switchboard.ts';
import { createSessionServer } from '../../server/session-server.ts';
import { FakeEngine } from './fake-engine.ts';
import type { FakeView } from './fake-view.ts';

/** Ann and Bob in the shop, as at every start. Ends with the test. */
export async function openSmallBench() {
  const folder = await mkdtemp(join(tmpdir(), 'jarful-small-bench-'));
  const server = createSessionServer();
  await server.listen();
  const engine = new FakeEngine();
  const refused: RefusedCookie[] = [];
  const workspace = openWorkspace({
    engine,
    server,
    stage: {
      add: () => {},
      remove: () => {},
      height: () => 900,
      popOut: (_pane, back) => ({ active: false, entitle: () => {}, focus: () => {}, close: () => back(false) }),
    },
    language: () => 'en',
    onLanguage: () => () => {},
    mayLeaveShop: true,
    switchedOff: [],
    isAttackSite: () => false,
    kept: new KeptPeople(join(folder, 'kept.json'), join(folder, 'Partitions')),
    mostPanes: 6,
    welcome: () => {},
    refused: (one) => refused.push(one),
  });
  const { bench, visitors } = workspace;
  await bench.open();
  onTestFinished(async () => {
    await bench.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const namer = new RecordNamer('server', visitors.identify);
  const [ann, bob] = bench.state().jars;
  if (!ann || !bob) throw new Error('nobody is on the bench');
  const partitionOf = (jarId: JarId) => {
    const found = [...engine.partitions].find(([name]) => name.includes(jarId));
    if (!found) throw new Error(`${jarId} has no partition`);
    return found[1];
  };

  /** A request as a jar's browser sends it, without the traffic that Chromium would tell of; its cookies are kept. */
  async function visit(jarId: JarId, target: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const url = `${server.url}${target}`;
    const { cookies, userAgent } = partitionOf(jarId);
    const cookie = (await cookies.get({ url })).map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        'user-agent': userAgent,
        ...(cookie === '' ? {} : { cookie }),
        ...(form ? { origin: server.url, 'sec-fetch-site': 'same-origin' } : {}),
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) await cookies.remove(url, name);
      else await cookies.set({ url, name, value, path: '/', httpOnly: true, sameSite: 'lax' });
    }
    return answer;
  }

  const viewsOf = (jarId: JarId): readonly FakeView[] => {
    const partition = partitionOf(jarId);
    return engine.views.filter((one) => one.partition === partition && !one.closed);
  };
  const viewOf = (jarId: JarId): FakeView => {
    const [view] = viewsOf(jarId);
    if (!view) throw new Error(`${jarId} has no pane`);
    return view;
  };
  return {
    ...workspace,
    server,
    engine,
    refused,
    namer,
    breakpoints: new ShopBreakpoints(server.breakpoints, namer, visitors.agentOf),
    switchboard: new Switchboard(server, () => null),
    ann: ann.id,
    bob: bob.id,
    partitionOf,
    viewOf,
    viewsOf,
    visit,
  };
}
