/** Conformance, section Life: C70. A change of medium whose stores are ill is done whole, or was never begun. */
import { expect, test } from 'vitest';
import { StoreFailed } from '../../server/session-server.ts';
import type { Medium } from '../../server/session-types.ts';
import type { StoreOperation } from '../harness/faulty-store.ts';
import { hurrying, mediumOf, onEachMedium } from './harness/life-on-each-medium.ts';

const steps: readonly StoreOperation[] = ['count', 'list', 'restore', 'read'];
const cases = steps.flatMap((step) => (['fail', 'hang'] as const).map((kind) => [step, kind] as const));

onEachMedium(({ medium, other, open }) => {
  const ways: readonly (readonly [Medium, Medium])[] =
    medium === 'memory'
      ? [[medium, other]]
      : [
          [medium, other],
          ['memory', medium],
        ];

  for (const [from, to] of ways)
    test.each(cases)(
      `C70 ${medium}: from ${from} to ${to}, whose %s may %s, is done or was never begun`,
      async (step, kind) => {
        const { server, browser, faults } = await open({ rewind: true, settings: { medium: from } }, (opened, ill) => {
          if (opened === to) ill.set(step, { kind });
        });
        const ann = browser();
        await ann.add();
        const going = () => server.change({ medium: to }, { carry: true });
        const changed = await (kind === 'hang' ? hurrying(server, going) : going()).then(
          () => true,
          (error: unknown) => {
            expect(error).toBeInstanceOf(StoreFailed);
            return false;
          },
        );
        // What is ill is only looked at when nothing waits for it.
        if (changed) {
          expect(step).toBe('count');
          faults(to).heal();
        }
        expect(await mediumOf(server, ann)).toBe(changed ? to : from);
        expect(await ann.cart()).toEqual({ tea: 1 });
        expect(server.history.isRecording).toBe(true);
      },
    );

  test(`C70 ${medium}: that cannot read the old store to the end leaves it as it was`, async () => {
    const { server, browser, faults } = await open();
    const ann = browser();
    await ann.add();
    for (const kind of ['fail', 'hang'] as const) {
      faults(medium).set('list', { kind }, 1);
      const going = () => server.change({ medium: other }, { carry: true });
      await expect(kind === 'hang' ? hurrying(server, going) : going()).rejects.toThrow(StoreFailed);
      faults(medium).heal();
      expect(await mediumOf(server, ann)).toBe(medium);
      expect(await ann.cart()).toEqual({ tea: 1 });
    }
    expect((await server.planMediumChange(other)).waiting).toEqual({ sessions: 0, orders: 0 });
  });
});
