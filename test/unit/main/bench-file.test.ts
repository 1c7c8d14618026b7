import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type JarSite, judgeVisit } from '../../../main/shared/site-kinds.ts';
import { type BenchFile, readBenchFile, writeBenchFile } from '../../../main/workspace/bench-file/bench-file.ts';
import { fileOfBench, planOfFile } from '../../../main/workspace/bench-file/bench-of-file.ts';
import { addressForFile, addressFromFile } from '../../../main/workspace/bench-file/file-address.ts';
import { RecentBenches } from '../../../main/workspace/bench-file/recent-benches.ts';
import { fakePicture } from '../../harness/fake-bench.ts';

const shop = 'http://127.0.0.1:7777';
const anywhere = () => 'allowed' as const;

const text = (most: number) => fc.string({ maxLength: most });
const name = fc.string({ minLength: 1, maxLength: 60 }).filter((word) => word.trim() === word && word !== '');
const cookie = fc.record(
  {
    name: text(20),
    value: text(40),
    domain: text(20),
    hostOnly: fc.boolean(),
    path: text(10),
    secure: fc.boolean(),
    httpOnly: fc.boolean(),
    sameSite: fc.constantFrom('unspecified', 'no_restriction', 'lax', 'strict'),
    expirationDate: fc.integer({ min: 0, max: 4e9 }),
  },
  { requiredKeys: ['name', 'value', 'domain', 'hostOnly', 'path', 'secure', 'httpOnly', 'sameSite'] },
);
const person = fc.record({
  name,
  shape: fc.constantFrom('circle', 'square', 'triangle', 'diamond', 'pentagon', 'star', 'hexagon', 'cross'),
  colour: fc.constantFrom('blue', 'orange', 'green', 'purple', 'red', 'teal', 'ochre', 'slate'),
  site: fc.constantFrom('shop', 'own'),
  cookies: fc.array(cookie, { maxLength: 4 }),
});
const bench = fc.array(person, { minLength: 1, maxLength: 9 }).chain((people) =>
  fc.record({
    people: fc.constant(people),
    panes: fc.array(
      fc.record({
        person: fc.nat(people.length - 1),
        address: fc.oneof(fc.webPath(), fc.webUrl()).filter(Boolean),
        zoom: fc.integer({ min: 50, max: 250 }),
        stands: fc.constantFrom('bench', 'asleep', 'window'),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    sessionCookie: fc.option(fc.string({ minLength: 1, maxLength: 40 }), { nil: null }),
    layout: fc.constantFrom('row', 'grid', 'strip'),
    backstage: fc.record({ open: fc.boolean(), place: fc.constantFrom('auto', 'beside', 'below') }),
    settings: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,20}$/),
      fc.oneof(fc.boolean(), fc.integer(), fc.string({ maxLength: 50 })),
    ),
  }),
) as fc.Arbitrary<BenchFile>;

describe('a bench file', () => {
  it('should read back what was written, whatever the bench', () => {
    fc.assert(
      fc.property(bench, (written) => {
        const read = readBenchFile(writeBenchFile(written));
        expect(read).toEqual({ ok: true, bench: written });
      }),
    );
  });

  it('should take any text without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (any) => {
        expect(readBenchFile(any).ok).toBe(false);
      }),
    );
  });

  it.each([
    ['no JSON', 'hello', 'foreign'],
    ['a JSON of something else', '{"version":1}', 'foreign'],
    ['half of a bench', writeBenchFile(small()).slice(0, 80), 'damaged'],
    ['a bench without people', '{"kind":"jarful-bench","version":1,"panes":[]}', 'damaged'],
    ['a pane of nobody', writeBenchFile({ ...small(), panes: [pane(7, '/')] }), 'damaged'],
    ['a later version', '{"kind":"jarful-bench","version":2}', 'newer'],
  ])('should refuse %s as %s', (_name, file, fault) => {
    expect(readBenchFile(file)).toEqual({ ok: false, fault });
  });

  it('should leave out what a later version of the same format adds', () => {
    const later = JSON.stringify({ ...JSON.parse(writeBenchFile(small())), layout: 'spiral', weather: 'fine' });
    expect(readBenchFile(later)).toEqual({ ok: true, bench: small() });
  });
});

describe('a file of before', () => {
  it('should have its panes on the bench, in their original size; so should one of later with other words', () => {
    const { panes: _panes, ...rest } = JSON.parse(writeBenchFile(small()));
    const old = { person: 0, address: '/shop/' };
    const later = { ...old, zoom: 'huge', stands: 'on its head' };
    for (const written of [old, later])
      expect(readBenchFile(JSON.stringify({ ...rest, panes: [written] }))).toEqual({ ok: true, bench: small() });
  });
});

describe('addresses in a file', () => {
  it('should hold on another port when they are the shop’s', () => {
    const kept = addressForFile(`${shop}/cart/?a=1#x`, shop);
    expect(kept).toBe('/cart/?a=1#x');
    expect(addressFromFile(kept, 'http://127.0.0.1:9999')).toBe('http://127.0.0.1:9999/cart/?a=1#x');
  });

  it('should lose names, passwords and what signs somebody in', () => {
    const kept = addressForFile('https://ann:pw@example.org/in?token=abc&page=2&code=xyz#access_token=1', shop);
    expect(kept).toBe('https://example.org/in?token=REMOVED&page=2&code=REMOVED');
  });

  it.each(['//evil.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'https://a:b@example.org/', 'http://'])(
    'should not open %s',
    (address) => {
      expect(addressFromFile(address, shop)).toBeNull();
    },
  );
});

describe('planOfFile', () => {
  it('should seat who was there, and leave out who has no pane', () => {
    const file = { ...small(), people: [person1('Ann'), person1('Bob')], panes: [pane(1, '/cart/')] };
    const plan = planOfFile(file, 'class', shop, anywhere);
    expect(plan.people.map(({ avatar }) => avatar.name)).toEqual(['Bob']);
    expect(plan.panes).toEqual([pane(0, `${shop}/cart/`)]);
  });

  it('should not let a jar cross between the shop and the own app', () => {
    const file = {
      ...small(),
      people: [person1('Ann'), { ...person1('Bob'), site: 'own' as const }],
      panes: [pane(0, 'http://127.0.0.1:8000/'), pane(1, '/cart/'), pane(1, 'http://127.0.0.1:8000/')],
    };
    const judge = (site: JarSite, to: string) => judgeVisit(site, to, { shop, mayVisit: () => true });
    const addresses = planOfFile(file, 'class', shop, judge).panes.map(({ address }) => address);
    expect(addresses).toEqual([`${shop}/shop/`, 'about:blank', 'http://127.0.0.1:8000/']);
  });

  it('should send panes to the front door when policy forbids where they were', () => {
    const file = { ...small(), panes: [pane(0, 'https://example.org/')] };
    const plan = planOfFile(file, 'class', shop, (_site, address) =>
      address.startsWith(shop) ? 'allowed' : 'refused',
    );
    expect(plan.panes[0]?.address).toBe(`${shop}/shop/`);
  });
});

describe('fileOfBench', () => {
  it('should keep no cookie unless told to', () => {
    const { bench: state } = fakePicture(0);
    const file = fileOfBench(state, { shop, sessionCookie: null, settings: {}, cookies: new Map() });
    expect(file.people.map(({ name: kept, cookies }) => [kept, cookies])).toEqual([
      ['Ann', []],
      ['Bob', []],
    ]);
    expect(file.panes).toEqual([pane(0, '/cart/'), pane(1, '/cart/')]);
  });

  it('should keep which cookie is the session of an own app, as its people have said', () => {
    const { bench: state } = fakePicture(0);
    const file = fileOfBench(state, { shop, sessionCookie: 'who', settings: {}, cookies: new Map() });
    const read = readBenchFile(writeBenchFile(file));
    if (!read.ok) throw new Error(read.fault);
    expect(planOfFile(read.bench, 'class', shop, anywhere).sessionCookie).toBe('who');
    // Files of before know nothing of it.
    const { sessionCookie: _, ...old } = file;
    expect(readBenchFile(writeBenchFile(old as BenchFile))).toMatchObject({ bench: { sessionCookie: null } });
  });

  it('should keep how large each page is, which sleep, and which have a window of their own', () => {
    const { bench: state } = fakePicture(0);
    const [ann, bob] = state.panes;
    if (!ann || !bob) throw new Error('nobody is there');
    const panes = [
      { ...ann, zoom: 125, trouble: { kind: 'asleep' } as const },
      { ...bob, popped: true },
    ];
    const file = fileOfBench({ ...state, panes }, { shop, sessionCookie: null, settings: {}, cookies: new Map() });
    expect(file.panes.map(({ zoom, stands }) => [zoom, stands])).toEqual([
      [125, 'asleep'],
      [100, 'window'],
    ]);
    expect(planOfFile(file, 'class', shop, anywhere).panes).toMatchObject([
      { zoom: 125, stands: 'asleep' },
      { zoom: 100, stands: 'window' },
    ]);
  });
});

describe('RecentBenches', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jarful-recent-'));
  const file = join(folder, 'recent.json');
  afterEach(() => rmSync(file, { force: true }));

  it('should remember the last ten over a restart, newest first, none twice', () => {
    const recent = new RecentBenches(file);
    for (let number = 1; number <= 12; number++) recent.add(`/${number}.jarful`);
    recent.add('/5.jarful');
    expect(new RecentBenches(file).paths.slice(0, 3)).toEqual(['/5.jarful', '/12.jarful', '/11.jarful']);
    expect(recent.paths).toHaveLength(10);
    recent.remove('/5.jarful');
    expect(readFileSync(file, 'utf8')).not.toContain('/5.jarful');
  });

  it.each(['', '{"paths": 3}', '[', '{}'])('should begin anew with a damaged list: %s', (damaged) => {
    writeFileSync(file, damaged);
    expect(new RecentBenches(file).paths).toEqual([]);
  });
});

function person1(called: string): BenchFile['people'][number] {
  return { name: called, shape: 'circle', colour: 'blue', site: 'shop', cookies: [] };
}

function pane(person: number, address: string): BenchFile['panes'][number] {
  return { person, address, zoom: 100, stands: 'bench' };
}

function small(): BenchFile {
  return {
    people: [person1('Ann')],
    panes: [pane(0, '/shop/')],
    sessionCookie: null,
    layout: 'row',
    backstage: { open: true, place: 'auto' },
    settings: {},
  };
}
