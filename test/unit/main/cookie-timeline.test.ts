import { describe, expect, it } from 'vitest';
import { CookieTimeline } from '../../../main/lessons/rewind/cookie-timeline.ts';
import type { JarId } from '../../../main/shared/bench-records.ts';

const ann = 'ann-1' as JarId;
const bob = 'bob-2' as JarId;

/** Ann's POST 1 sets a ticket, the GET 2 that follows at once sets none; Bob's POST 3 comes later. */
function story() {
  const timeline = new CookieTimeline<string>();
  timeline.hold(ann, 0, []);
  timeline.hold(bob, 0, []);
  timeline.begin(1, ann, 1000);
  timeline.end(1, 1010, true);
  timeline.begin(2, ann, 1012);
  timeline.hold(ann, 1014, ['a1']);
  timeline.end(2, 1020, false);
  timeline.begin(3, bob, 2000);
  timeline.end(3, 2010, true);
  timeline.hold(bob, 2015, ['b1']);
  return timeline;
}

const held = (timeline: CookieTimeline<string>, exchange: number, side: 'before' | 'after') =>
  Object.fromEntries(timeline.at({ exchange, side }) ?? []);

describe('what jars held', () => {
  it('should count what an answer sets to its own "after" only', () => {
    expect(held(story(), 1, 'before')).toEqual({ [ann]: [], [bob]: [] });
    expect(held(story(), 1, 'after')).toEqual({ [ann]: ['a1'], [bob]: [] });
    expect(held(story(), 3, 'before')).toEqual({ [ann]: ['a1'], [bob]: [] });
    expect(held(story(), 3, 'after')).toEqual({ [ann]: ['a1'], [bob]: ['b1'] });
  });

  it('should not miss a cookie that is read a moment after the next request began', () => {
    expect(held(story(), 2, 'before')[ann]).toEqual(['a1']);
  });

  it('should not take the next answer’s cookies for this one’s', () => {
    const timeline = story();
    timeline.begin(4, ann, 1100);
    timeline.end(4, 1110, true);
    timeline.hold(ann, 1115, ['a2']);
    expect(held(timeline, 1, 'after')[ann]).toEqual(['a1']);
    expect(held(timeline, 4, 'after')[ann]).toEqual(['a2']);
  });

  it('should know nothing of an exchange that it never saw, or forgot', () => {
    const timeline = story();
    expect(timeline.at({ exchange: 99, side: 'before' })).toBeNull();
    timeline.clear();
    expect(timeline.at({ exchange: 1, side: 'after' })).toBeNull();
  });
});
