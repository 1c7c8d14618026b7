import { expect, it, onTestFinished } from 'vitest';
import { Experiments } from '../../../../main/lessons/experiments/experiments.ts';
import type { JarId } from '../../../../main/shared/bench-records.ts';
import { experimentIds } from '../../../../main/shared/experiment-ids.ts';
import { listWeak } from '../../../../server/session-server.ts';
import { speak } from '../../../harness/languages.ts';
import { openSmallBench } from '../../../harness/small-bench.ts';
import { until } from '../../../harness/until.ts';

async function open() {
  const small = await openSmallBench();
  const { bench, server, breakpoints, switchboard, viewOf } = small;
  const experiments = new Experiments({
    bench,
    server,
    breakpoints,
    switchboard,
    identify: small.visitors.identify,
    say: speak('en'),
    warn: () => {},
  });
  onTestFinished(() => experiments.close());
  /** A page whose forms are sent when a script says so: the shop answers with a new page. */
  const sendsForms = (jarId: JarId) => {
    const view = viewOf(jarId);
    view.script = (script) => {
      if (script.includes('requestSubmit')) void view.load(`${server.url}/cart/`);
      return 0;
    };
    return view;
  };
  return { ...small, experiments, sendsForms };
}

it.each(experimentIds)('sets the stage of %s, and puts its switches back', async (id) => {
  const { experiments, server, ann, bob, sendsForms } = await open();
  const views = [sendsForms(ann), sendsForms(bob)];
  const before = { ...server.settings };
  const told: (string | null)[] = [];
  experiments.on('changed', ({ running }) => told.push(running));
  await experiments.begin(id);
  expect(experiments.state().running).toBe(id);
  expect(server.settings).not.toEqual(before);
  expect(views.some(({ scripts, url }) => scripts.length > 0 || !url.endsWith('/shop/'))).toBe(true);
  await experiments.end();
  expect(server.settings).toEqual(before);
  expect([told.includes(id), told.at(-1)]).toEqual([true, null]);
});

it('does its deeds by a person’s edits, so that they can be taken back', async () => {
  const { experiments, bench, ann, bob, visit, partitionOf, sendsForms } = await open();
  for (const jarId of [ann, bob]) sendsForms(jarId);
  await visit(ann, '/cart/add', { product: 'tea', count: '1' });
  await visit(bob, '/cart/add', { product: 'tea', count: '1' });
  const before = partitionOf(ann).cookies.values;
  const thiefs = partitionOf(bob).cookies.values;
  await experiments.begin('double-order');
  expect(partitionOf(ann).cookies.values).toEqual({});
  expect(bench.state().edits.canUndo).toBe(true);
  await bench.edit((edits) => edits.undo());
  expect(partitionOf(ann).cookies.values).toEqual(before);
  expect(partitionOf(bob).cookies.values).toEqual(thiefs);
});

it('begins with every other defence on, whatever was tried before, and gives them back', async () => {
  const { experiments, server, switchboard, ann, bob, sendsForms } = await open();
  for (const jarId of [ann, bob]) sendsForms(jarId);
  await switchboard.change(() => ({ csrf: false, escaping: false, noStore: false }));
  const before = { ...server.settings };
  await experiments.begin('double-order');
  expect(listWeak(server.settings)).toEqual(['destroyAtCheckout', 'orderToken']);
  await experiments.begin('script');
  expect(listWeak(server.settings)).toEqual(['escaping', 'contentSecurityPolicy']);
  await experiments.end();
  expect(server.settings).toEqual(before);
});

it('leaves nothing of the last try when the stage is set again: a new ticket, and the pane that it opened goes', async () => {
  const { experiments, bench, ann, bob, sendsForms, visit, partitionOf } = await open();
  for (const jarId of [ann, bob]) sendsForms(jarId);
  await experiments.begin('script');
  await visit(ann, '/team/formdemo.html', { role: '<script>', count: '1' });
  await experiments.again();
  expect(partitionOf(ann).cookies.values).toEqual({});
  await experiments.begin('lost-update');
  expect(bench.panes).toHaveLength(3);
  await experiments.begin('no-sessions');
  expect(bench.panes).toHaveLength(2);
});

it('leaves the keyboard at the deed, and tells when the shop has answered it', async () => {
  const { experiments, bench, ann, bob, sendsForms, visit, viewOf } = await open();
  for (const jarId of [ann, bob]) sendsForms(jarId);
  const slot = { x: 0, y: 0, width: 400, height: 300 };
  bench.place(bench.panes.map(({ id }) => ({ paneId: id, rect: slot })));
  for (const { id, jarId } of bench.panes) if (jarId === bob) bench.activate(id);
  await experiments.begin('fixation');
  expect(bench.activePane?.jarId).toBe(ann);
  expect(viewOf(ann).focused).toBe(true);
  expect(viewOf(ann).scripts.at(-1)).toContain('scrollIntoView');
  await visit(bob, '/login', { name: 'Ann' });
  await visit(ann, '/login', { name: 'Ann' });
  expect(experiments.state().stage).toBe('ready');
  await visit(bob, '/');
  await until('both deeds are told', () => experiments.state().stage === 'done');
  await experiments.again();
  expect(experiments.state().stage).toBe('ready');
});

it('holds the lost update between reading and writing, for its victim alone', async () => {
  const { experiments, breakpoints, ann, bob, sendsForms, visit } = await open();
  for (const jarId of [ann, bob]) sendsForms(jarId);
  await experiments.begin('lost-update');
  expect(breakpoints.holding).toBe(true);
  expect((await visit(bob, '/cart/add', { product: 'tea', count: '1' })).status).toBe(303);
  const held = visit(ann, '/cart/add', { product: 'tea', count: '1' });
  await until('Ann stands held', () => breakpoints.held.length === 1);
  expect(breakpoints.held[0]).toMatchObject({ who: `jar:${ann}`, where: 'between' });
  await experiments.end();
  expect((await held).status).toBe(303);
  expect(breakpoints.holding).toBe(false);
});

it('shows the shop what was caught, and says so when nothing was', async () => {
  const { experiments, ann, bob, sendsForms, partitionOf, server } = await open();
  for (const jarId of [ann, bob]) sendsForms(jarId);
  await expect(experiments.again()).rejects.toMatchObject({ code: 'no-experiment' });
  await expect(experiments.useCaught()).rejects.toMatchObject({ code: 'nothing-caught' });
  await experiments.begin('stolen-ticket');
  const { url } = sendsForms(bob);
  expect(experiments.owns(url)).toBe(true);
  const name = server.settings.cookieName;
  await fetch(`${new URL(url).origin}/take?ticket=s:stolen.seal`);
  await until('it was caught', () => experiments.state().caught.length > 0);
  expect(sendsForms(bob).scripts.at(-1)).toContain('reload');
  await experiments.useCaught();
  expect(partitionOf(bob).cookies.values[name]).toContain('stolen');
  expect(sendsForms(bob).url).toBe(`${server.url}/cart/`);
  experiments.forget();
  expect(experiments.state()).toMatchObject({ running: null, caught: [] });
});
