import { describe, expect, it } from 'vitest';
import { type BenchNews, takeBenchNews } from '../../../main/shared/bench-news.ts';
import { BenchTeller } from '../../../main/window/telling/bench-teller.ts';
import { windowTitle } from '../../../main/window/telling/window-title.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { speak } from '../../harness/languages.ts';

const { bench } = fakePicture(Date.UTC(2026, 2, 5));

describe('telling the window of the bench', () => {
  it('should say nothing when nothing is new', () => {
    const told: BenchNews[] = [];
    const teller = new BenchTeller(
      () => ({ ...bench }),
      (news) => told.push(news),
    );
    expect(teller.catchUp()).toEqual(bench);
    expect(told).toEqual([]);
  });

  it('should leave nobody behind when the whole bench is asked for between two news', () => {
    let now = bench;
    let heard = bench;
    const teller = new BenchTeller(
      () => now,
      (news) => {
        heard = takeBenchNews(heard, structuredClone(news));
      },
    );
    now = { ...now, layout: 'grid' };
    // Somebody asks before the change was told, and the change is taken back before that would have been.
    expect(teller.catchUp().layout).toBe('grid');
    now = { ...now, layout: 'row' };
    teller.catchUp();
    expect(heard).toEqual(now);
  });
});

describe("the window's title", () => {
  const say = speak('en');

  it('should name the bench and say that the server is weak', () => {
    expect(windowTitle(null, 0, say)).toBe('Jarful');
    expect(windowTitle('Monday', 0, say)).toBe('Monday · Jarful');
    expect(windowTitle('Monday', 2, say)).toBe(`Monday · ${say('window.weak', { count: 2 })}`);
  });
});
