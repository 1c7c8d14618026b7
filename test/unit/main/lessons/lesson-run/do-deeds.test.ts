import { expect, it } from 'vitest';
import { readDeeds } from '../../../../../main/lessons/lesson/deed-words.ts';
import { Faults } from '../../../../../main/lessons/lesson/lesson-fault.ts';
import { doDeeds } from '../../../../../main/lessons/lesson-run/do-deeds.ts';
import { openSmallBench } from '../../../../harness/small-bench.ts';

async function open() {
  const small = await openSmallBench();
  const { viewOf, ann, bob, server } = small;
  // What a form's script leads to: the page that the shop would show.
  const leadOn = (view: ReturnType<typeof viewOf>) => {
    view.script = (script) => {
      if (script.includes('requestSubmit')) void view.load(`${server.url}/cart/`);
      return 0;
    };
  };
  for (const jar of [ann, bob]) leadOn(viewOf(jar));
  const act = async (text: string) => {
    const faults = new Faults('lesson.md');
    const deeds = readDeeds(text, { line: 1, column: 1 }, faults);
    expect(faults.list).toEqual([]);
    await doDeeds(deeds, { ...small, shop: server.url, attacker: async () => 'http://localhost:1' });
  };
  return { ...small, act, leadOn };
}

it('goes where it is told and sends the shop’s own forms', async () => {
  const { act, viewOf, ann, server } = await open();
  await act(
    "ann.go /session/; ann.buy juice; ann.add 'head <b>waiter</b>' 2; ann.login Ann; ann.order; ann.empty; ann.logout",
  );
  expect(viewOf(ann).url).toBe(`${server.url}/cart/`);
  const sent = viewOf(ann).scripts.filter((script) => script.includes('requestSubmit'));
  expect(sent).toHaveLength(6);
  expect(sent[0]).toContain('[name=\\"product\\"][value=\\"juice\\"]');
  expect(sent[1]).toContain('{"role":"head <b>waiter</b>","count":"2"}');
});

it('opens a second pane, goes back, and loads anew', async () => {
  const { act, bench, viewOf, ann, server } = await open();
  await act('ann.tab /cart/');
  expect(bench.state().panes.filter(({ jarId }) => jarId === ann)).toHaveLength(2);
  await act('ann.go /session/; ann.back; ann.reload');
  expect(viewOf(ann).url).toBe(`${server.url}/shop/`);
});

it('takes somebody’s ticket, and loses one, in a way that can be undone', async () => {
  const { act, ann, bob, visit, partitionOf, bench } = await open();
  await visit(ann, '/cart/add', { product: 'tea', count: '1' });
  await act('bob.steal ann');
  expect(partitionOf(bob).cookies.values).toEqual(partitionOf(ann).cookies.values);
  await act('ann.forget');
  expect(partitionOf(ann).cookies.values).toEqual({});
  expect(bench.state().edits.canUndo).toBe(true);
});

it('works at the server', async () => {
  const { act, switchboard, breakpoints, server, visit, ann } = await open();
  await act('flip sessions off; advance 20m; hold ann between /cart/add');
  expect(switchboard.state()).toMatchObject({ clockAhead: 20 * 60_000 });
  expect(server.settings.sessions).toBe(false);
  expect(breakpoints.holding).toBe(true);
  await act('release; flip sessions on; flip medium memory; tidy');
  expect(breakpoints.holding).toBe(false);
  await visit(ann, '/cart/add', { product: 'tea', count: '1' });
  await act('restart');
  expect((await server.inspector.snapshot()).rows).toEqual([]);
});

it('sends two forms from two panes at the same time', async () => {
  const { act, ann, viewsOf, leadOn } = await open();
  await act('ann.tab /cart/');
  viewsOf(ann).forEach(leadOn);
  await act('ann.twice juice bread');
  const sent = viewsOf(ann).map(({ scripts }) => scripts.findLast((script) => script.includes('requestSubmit')));
  expect(sent).toEqual([expect.stringContaining('juice'), expect.stringContaining('bread')]);
});

it('goes to the attacker’s page and sends its form', async () => {
  const { act, viewOf, ann } = await open();
  await act('ann.visit prize');
  expect(viewOf(ann).url).toBe('http://localhost:1/prize');
  await act('ann.press');
  expect(viewOf(ann).scripts.at(-1)).toContain('querySelector("form")');
});

it('asks as somebody from outside the window', async () => {
  const { act, server, visitors } = await open();
  await act('stranger /shop/');
  const { exchanges } = await server.inspector.snapshot();
  expect(exchanges.map(({ who }) => visitors.identify(who))).toContainEqual(expect.stringMatching(/^stranger:/));
});

it('is refused for whoever is not there', async () => {
  const { act } = await open();
  await expect(act('cleo.go /cart/')).rejects.toMatchObject({ code: 'no-such-jar' });
});
