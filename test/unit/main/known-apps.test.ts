import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type KnownApp, KnownApps } from '../../../main/workspace/own-app/known-apps.ts';

const folder = mkdtempSync(join(tmpdir(), 'jarful-known-apps-'));
const file = join(folder, 'own-apps.json');
afterAll(() => rmSync(folder, { recursive: true }));

const app = (port: number, people: readonly string[] = ['Ann', 'Stranger']): KnownApp => ({
  address: `http://localhost:${port}/`,
  people: [...people],
  sessionCookie: null,
});

describe('KnownApps', () => {
  it('should remember the last ten over a restart, newest first, each origin once', () => {
    const known = new KnownApps(file);
    expect(known.last).toBeNull();
    for (let port = 8001; port <= 8012; port++) known.put(app(port));
    known.put({
      ...app(8005, ['Ada', 'Ben', 'Stranger']),
      address: 'http://localhost:8005/cart',
      sessionCookie: 'who',
    });
    const again = new KnownApps(file);
    expect(again.last).toMatchObject({ people: ['Ada', 'Ben', 'Stranger'], sessionCookie: 'who' });
    expect(again.find('http://localhost:8005/anywhere?a=1')).toEqual(again.last);
    expect(again.find('http://localhost:8002/')).toBeNull();
    expect(again.find('http://localhost:8012/')).toEqual(app(8012));
  });

  it.each(['', '[', '{}', '{"apps": [{"address": "x", "people": []}]}'])('should begin anew with %j', (damaged) => {
    writeFileSync(file, damaged);
    const known = new KnownApps(file);
    expect(known.last).toBeNull();
    known.put(app(8001));
    expect(new KnownApps(file).last).toEqual(app(8001));
  });
});
