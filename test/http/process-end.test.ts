/** Conformance, section Life: C99. Whatever clients and operators did before, SIGTERM ends the process in order. */
import { expect, onTestFinished, test } from 'vitest';
import { listMedia } from '../harness/media.ts';
import { until, within } from '../harness/until.ts';
import { noSignals } from '../harness/windows-lacks.ts';
import { Browser } from './harness/browser.ts';
import { openSocket } from './harness/raw-socket.ts';
import { runServeChild } from './harness/serve-child.ts';

for (const medium of listMedia()) {
  test.skipIf(medium.skip !== null)(
    `C99 ${medium.medium}: nothing is left that keeps the process`,
    async ({ skip }) => {
      skip(noSignals !== null, noSignals ?? '');
      const bed = await medium.start();
      onTestFinished(() => bed.stop());
      const { dataFolder = '', addresses } = bed.options;
      const url = addresses?.[medium.medium];
      const run = runServeChild(
        ['--medium', medium.medium, '--data', dataFolder, ...(url === undefined ? [] : ['--url', url])],
        'test/harness/children/serve-with-faults.ts',
      );
      onTestFinished(() => void run.child.kill('SIGKILL'));
      const said: unknown[] = [];
      run.child.on('message', (message) => said.push(message));
      const order = async (what: string, answer: string) => {
        run.child.send(what);
        await until(`"${answer}"`, () => said.includes(answer));
      };
      const begun = () => said.filter((one) => one === 'begun').length;

      const origin = await run.ready();
      const { host, port } = new URL(origin);
      const ann = new Browser(origin);
      await ann.add('tea');
      await ann.add('juice');
      const get = () => `GET /cart/ HTTP/1.1\r\nHost: ${host}\r\nCookie: ${ann.cookie}\r\n\r\n`;

      // Requests one behind the other, whose connection goes before most have had their turn.
      const pipeline = await openSocket(Number(port));
      pipeline.write(get().repeat(16));
      await pipeline.answer();
      pipeline.drop();
      // Clients that leave while a rewind runs: everybody waits outside then.
      await order('rewind', 'standing still');
      const before = begun();
      const leaving = await openSocket(Number(port));
      leaving.write(get().repeat(3));
      const alone = await openSocket(Number(port));
      alone.write(get());
      await until('all have come', () => begun() === before + 4);
      leaving.drop();
      alone.drop();
      await order('go on', 'rewound');
      // Requests that fail before they have a context, also with others behind them.
      await order('break', 'broken');
      expect((await ann.get('/cart/')).status).toBe(500);
      const broken = await openSocket(Number(port));
      broken.write(get().repeat(3));
      await broken.answer();
      broken.drop();
      await order('mend', 'mended');

      expect(await ann.cart()).toEqual({ tea: 1 });
      run.child.kill('SIGTERM');
      expect(await within(10_000, 'the end', run.ended)).toBe(0);
      expect(run.complaints()).toContain('failed at its very beginning');
    },
  );
}
