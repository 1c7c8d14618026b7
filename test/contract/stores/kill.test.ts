import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { sessionKeyOf } from '../../../server/store/session-key.ts';
import { runChild } from '../../harness/run-child.ts';
import { until } from '../../harness/until.ts';

const rounds = 8;

for (const medium of ['files', 'database'] as const) {
  test(`C22 ${medium}: a server killed with kill -9 while writing loses nothing it has promised, ${rounds} times`, async () => {
    const folder = await mkdtemp(join(tmpdir(), `jarful-kill-${medium}-`));
    const options = { dataFolder: folder };
    const warnings: string[] = [];
    try {
      for (let round = 0; round < rounds; round += 1) {
        const { child, lines, ended, complaints } = runChild('write-stream', { medium, options, round });
        // Each round is cut at another point of its stream.
        await until('the stream flows', () => lines.length >= 60 + round * 17 || child.exitCode !== null, 20_000);
        expect(child.exitCode, complaints()).toBeNull();
        child.kill('SIGKILL');
        expect(await ended).toBe('SIGKILL');

        const { store, orders } = await openStore(medium, options, {
          now: Date.now,
          warn: (said) => warnings.push(said),
        });
        for (const [name, promised] of lastPromises(lines)) {
          const record = await store.read(sessionKeyOf(name));
          const order = await orders.find(orderNumberOf(name));
          if (promised.kind === 'ordered') {
            // The order stands, and its session has been ended.
            expect(order?.number).toBe(promised.value);
            expect(record).toBeNull();
            continue;
          }
          const added = Number(promised.value);
          if (order !== null) {
            // Killed between the order and the word of it: the same number finds it, and the session is ended then at the latest.
            expect(promised.kind).toBe('ordering');
            expect(order.order).toEqual({ entries: upTo(15) });
            expect((await orders.place(order.number, {}, null)).kind).toBe('again');
            expect(await store.read(sessionKeyOf(name))).toBeNull();
            continue;
          }
          const entries = record?.data.entries;
          if (promised.kind === 'ordering') expect(entries).toEqual(upTo(15));
          else expect([upTo(added), upTo(added + 1)]).toContainEqual(entries);
        }
        for await (const listed of store.list()) expect(Array.isArray(listed.data.entries)).toBe(true);
        await orders.close();
        await store.close();
      }
      expect(warnings).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
}

interface LastPromise {
  readonly kind: 'added' | 'ordering' | 'ordered';
  readonly value: string;
}

/** The last thing each session was promised before the end. */
function lastPromises(lines: readonly string[]): Map<string, LastPromise> {
  const last = new Map<string, LastPromise>();
  for (const line of lines) {
    const [, kind, value, name] = /^(added|ordering|ordered) (\S+) (.+)$/.exec(line) ?? [];
    if (kind && value && name) last.set(name, { kind: kind as LastPromise['kind'], value });
  }
  return last;
}

function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index + 1);
}
