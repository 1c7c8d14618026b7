import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, SessionKey } from '../../../server/inspector/records.ts';
import { collect } from '../../../server/store/slices.ts';
import {
  type ReadSession,
  RevisionConflict,
  SessionExists,
  SessionGone,
  type StoredSession,
} from '../../../server/store/store.ts';
import { keyNamed, listAll, minute, onEachMedium } from './each-medium.ts';

/** Few keys, so that they meet. */
const keys = ['Ann', 'Bob', 'Cleo'].map(keyNamed);

type Action =
  | { do: 'read' | 'destroy'; key: number }
  | { do: 'create' | 'update' | 'touch'; key: number; data: JsonObject; lifetime: number; behind: boolean }
  | { do: 'advance'; ms: number }
  | { do: 'tidy' | 'clear' | 'count' | 'list' };

const lifetimes = fc.oneof(
  fc.constantFrom(0, -1, 1, minute, 2 ** 31 + 1),
  fc.integer({ min: -minute, max: 3 * minute }),
);
const data = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 }) as fc.Arbitrary<JsonObject>;
const key = fc.nat({ max: keys.length - 1 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('read' as const, 'destroy' as const), key }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('create' as const, 'create' as const, 'update' as const, 'touch' as const),
      key,
      data,
      lifetime: lifetimes,
      behind: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('advance' as const), ms: fc.integer({ min: 0, max: 2 * minute }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('tidy' as const, 'clear' as const, 'count' as const, 'list' as const) }),
  },
);

onEachMedium(({ medium, open }) => {
  test(`C24-C28 C38 ${medium}: whatever is done in whatever order, it answers like a plain map would`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 40 }), async (actions) => {
        const { store, clock, warnings } = await open();
        const model = new Map<SessionKey, StoredSession>();
        const live = () => [...model].filter(([, record]) => record.expiresAt > clock.now());
        const liveOne = (of: SessionKey) => live().find(([each]) => each === of)?.[1] ?? null;

        for (const step of actions) {
          const now = clock.now();
          switch (step.do) {
            case 'advance':
              clock.advance(step.ms);
              break;
            case 'read':
              expectSame(await store.read(keyAt(step.key)), liveOne(keyAt(step.key)));
              break;
            case 'create': {
              const fresh = { json: JSON.stringify(step.data), hint: 'hint', expiresAt: now + step.lifetime };
              const outcome = store.create(keyAt(step.key), fresh);
              if (liveOne(keyAt(step.key))) await expect(outcome).rejects.toThrow(SessionExists);
              else {
                expect(await outcome).toMatchObject({ rev: 1, createdAt: now });
                model.set(keyAt(step.key), { ...normal(fresh), rev: 1, createdAt: now, changedAt: now });
              }
              break;
            }
            case 'update': {
              const before = liveOne(keyAt(step.key));
              const rev = before && !step.behind ? before.rev : 77;
              const change = { json: JSON.stringify(step.data), expiresAt: now + step.lifetime };
              const outcome = store.update(keyAt(step.key), rev, change);
              if (!before) await expect(outcome).rejects.toThrow(SessionGone);
              else if (step.behind) await expect(outcome).rejects.toThrow(RevisionConflict);
              else {
                expect(await outcome).toMatchObject({ rev: rev + 1, hint: 'hint', createdAt: before.createdAt });
                model.set(keyAt(step.key), { ...before, ...normal(change), rev: rev + 1, changedAt: now });
              }
              break;
            }
            case 'touch': {
              const before = liveOne(keyAt(step.key));
              expect(await store.touch(keyAt(step.key), now + step.lifetime)).toEqual(
                before && {
                  rev: before.rev,
                  changedAt: medium === 'files' ? expect.anything() : now,
                  expiresAt: now + step.lifetime,
                },
              );
              if (before) model.set(keyAt(step.key), { ...before, expiresAt: now + step.lifetime, changedAt: now });
              break;
            }
            case 'destroy':
              expect(await store.destroy(keyAt(step.key))).toBe(liveOne(keyAt(step.key)) !== null);
              model.delete(keyAt(step.key));
              break;
            case 'tidy': {
              const expired = [...model.keys()].filter((each) => !liveOne(each));
              expect((await collect(store.tidy())).toSorted()).toEqual(expired.toSorted());
              for (const each of expired) model.delete(each);
              break;
            }
            case 'clear':
              expect((await collect(store.clear())).length).toBe(live().length);
              model.clear();
              break;
            case 'count':
              expect(await store.count()).toBe(live().length);
              break;
            case 'list': {
              const listed = await listAll(store);
              expect(listed.map((one) => one.key)).toEqual(
                live()
                  .map(([each]) => each)
                  .toSorted(),
              );
              for (const { key: each, place, ...record } of listed) {
                expectSame(record, liveOne(each));
                expect(place).toBe(store.placeOf(each));
              }
              break;
            }
          }
        }
        expect(warnings).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  /** changedAt after a touch is derived in the files medium, so that it is only compared where it is exact. */
  function expectSame(found: ReadSession | null, kept: StoredSession | null): void {
    const wanted = kept && { ...kept, data: JSON.parse(kept.json) };
    if (medium !== 'files' || !found || !wanted) expect(found).toEqual(wanted);
    else expect({ ...found, changedAt: 0 }).toEqual({ ...wanted, changedAt: 0 });
  }
});

function keyAt(index: number): SessionKey {
  return keys[index] ?? keyNamed('nobody');
}

/** As JSON keeps it: no -0. */
function normal<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
