/** What Jarful wrote before its rooms were redrawn (0.1.0) opens as it did: a bench, kept people, presets, a policy, a place on the screen. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { markDataFormat, readDataFormat } from '../../../main/app/data/data-format.ts';
import { readMachinePolicy } from '../../../main/app/policy/machine-policy.ts';
import { policyInFile } from '../../../main/app/policy/policy-source.ts';
import { KeptPeople } from '../../../main/browsers/jars/kept-people.ts';
import { readOwnPresets } from '../../../main/shop/switchboard/own-presets.ts';
import { readWindowPlace } from '../../../main/window/shell/window-place.ts';
import { readBenchFile } from '../../../main/workspace/bench-file/bench-file.ts';
import { RecentBenches } from '../../../main/workspace/bench-file/recent-benches.ts';

let folder = '';
const written = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jarful-before-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ann = { name: 'Ann', shape: 'circle', colour: 'blue', site: 'shop' } as const;
const ticket = { name: 'theme', value: 'dark', domain: '127.0.0.1', hostOnly: true, path: '/' } as const;

it('a bench: who was there, where, and how it lay', () => {
  const text = `{
  "kind": "jarful-bench",
  "version": 1,
  "people": [{ "name": "Ann", "shape": "circle", "colour": "blue", "site": "shop",
    "cookies": [{ "name": "theme", "value": "dark", "domain": "127.0.0.1", "hostOnly": true, "path": "/", "secure": false,
      "httpOnly": false, "sameSite": "lax", "expirationDate": 1800000000 }] }],
  "panes": [{ "person": 0, "address": "/cart/" }],
  "layout": "grid",
  "backstage": { "open": false },
  "settings": { "csrf": false, "medium": "files", "idleLifetime": 1200000 }
}
`;
  // What came into the format since has a default.
  expect(readBenchFile(text)).toMatchObject({
    ok: true,
    bench: {
      people: [
        {
          ...ann,
          cookies: [{ ...ticket, secure: false, httpOnly: false, sameSite: 'lax', expirationDate: 1800000000 }],
        },
      ],
      panes: [{ person: 0, address: '/cart/', zoom: 100, stands: 'bench' }],
      layout: 'grid',
      backstage: { open: false, place: 'auto' },
      settings: { csrf: false, medium: 'files', idleLifetime: 1200000 },
    },
  });
});

it('kept people, with the browser of each where the engine looks for it', () => {
  const people = [{ id: 'ann-1', ...ann, address: '/cart/' }];
  const partitions = join(folder, 'Partitions');
  mkdirSync(join(partitions, 'jar-ann-1'), { recursive: true });
  const kept = new KeptPeople(written('kept-people.json', JSON.stringify({ people })), partitions);
  expect(kept).toMatchObject({ damaged: false, people });
  expect(readdirSync(partitions)).toEqual(['jar-ann-1']);
});

it('presets of one’s own, recent benches, the window’s place', () => {
  const preset = { title: 'Monday', values: { csrf: 'off' } };
  const presets = written('presets.json', JSON.stringify({ version: 1, presets: [preset] }));
  expect(readOwnPresets(presets)).toEqual({ presets: [preset], damaged: false });
  const recent = written('recent-benches.json', JSON.stringify({ paths: ['/home/ann/monday.jarful'] }));
  expect(new RecentBenches(recent).paths).toEqual(['/home/ann/monday.jarful']);
  const place = { bounds: { x: 10, y: 20, width: 1280, height: 720 }, maximized: true };
  expect(readWindowPlace(written('window.json', JSON.stringify(place)))).toEqual({ ...place, backstage: 'auto' });
});

it('a machine’s policy', () => {
  const policy = {
    language: 'es',
    port: 7070,
    dataFolder: '/srv/jarful',
    ownApp: false,
    startBench: '/srv/a.jarful',
    lan: false,
  };
  const file = written('policy.json', JSON.stringify(policy));
  expect(readMachinePolicy([policyInFile(file)], ['en', 'es', 'fr'])).toMatchObject({ values: policy, trouble: null });
});

it('a data folder', () => {
  written('data-format.json', '{"format":1}\n');
  expect(readDataFormat(folder)).toEqual({ kind: 'known', number: 1 });
  expect(markDataFormat(folder)).toBeNull();
});
