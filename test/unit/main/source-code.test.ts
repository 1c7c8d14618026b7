import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSourceCode } from '../../../main/shop/code/source-code.ts';
import { batchEvents } from '../../../main/shop/inspector/event-batch.ts';

const code = openSourceCode(join(import.meta.dirname, '../../..'));

describe("the server's own source", () => {
  it('should list what runs and show it', () => {
    const files = code.files();
    expect(files).toContain('server/store/store.ts');
    expect(files).toEqual([...files].sort());
    expect(code.read('server/store/store.ts')).toContain('interface SessionStore');
  });

  it.each(['../package.json', 'server/../package.json', 'main/index.ts', '', 'server/store/nothing.ts'])(
    'should not show %j',
    (file) => {
      expect(() => code.read(file)).toThrow(expect.objectContaining({ code: 'no-such-file' }));
    },
  );
});

describe('batchEvents', () => {
  it('should hand on all that came, in order, at most once a frame', async () => {
    const sent: number[][] = [];
    await new Promise<void>((done) => {
      const batch = batchEvents<number>((events) => {
        sent.push([...events]);
        if (sent.length === 1) {
          batch.push(4);
        } else done();
      });
      for (const event of [1, 2, 3]) batch.push(event);
      expect(sent).toEqual([]);
    });
    expect(sent).toEqual([[1, 2, 3], [4]]);
  });

  it('when stopped / should drop what waits', async () => {
    const sent: unknown[] = [];
    const batch = batchEvents((events) => sent.push(events), 1);
    batch.push(1);
    batch.stop();
    await new Promise((done) => setTimeout(done, 5));
    expect(sent).toEqual([]);
  });
});
