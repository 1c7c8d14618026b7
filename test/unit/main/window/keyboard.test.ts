import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaneId } from '../../../../main/shared/bench-records.ts';
import { Keyboard, type KeyboardPane } from '../../../../main/window/keyboard/keyboard.ts';

/** Who has the keyboard: one of two panes, the window, or nobody. */
let holder: string | null;
/** Which window is in front: the bench's, a pane's own, or one of another app. */
let inFront: string | null;
let active: string | null;
/** Panes whose pages lie over the bench. */
let shown: ReadonlySet<string>;
let given: (PaneId | null)[];
/** Something stands over the panes. */
let over: boolean;
let stageAway: boolean;
let keyboard: Keyboard;

const pane = (id: string): KeyboardPane => ({
  id: id as PaneId,
  hasKeyboard: holder === id,
  windowActive: inFront === id,
  onBench: shown.has(id),
  focus: () => {
    holder = id;
  },
});

beforeEach(() => {
  vi.useFakeTimers();
  [holder, inFront, active, shown, given, over] = [null, 'bench', 'ann', new Set(['ann', 'bob']), [], false];
  stageAway = false;
  keyboard = new Keyboard({
    panes: () => ['ann', 'bob'].map(pane),
    stageAway: () => stageAway,
    activePane: () => (active === null ? null : pane(active)),
    window: {
      get active() {
        return inFront === 'bench';
      },
      get hasKeyboard() {
        return holder === 'window';
      },
      takeKeyboard: () => {
        holder = 'window';
      },
    },
    overlay: {
      get isOpen() {
        return over;
      },
      get hasKeyboard() {
        return holder === 'overlay';
      },
      takeKeyboard: () => {
        holder = 'overlay';
      },
      leave: () => {
        over = false;
      },
    },
    given: (paneId) => given.push(paneId),
  });
});
afterEach(() => vi.useRealTimers());

/** Something happened, and a frame has passed. */
const afterOneFrame = () => {
  keyboard.watch();
  vi.advanceTimersByTime(17);
};

describe('Keyboard', () => {
  it("should go to the active pane's page when nobody has it", () => {
    active = 'bob';
    afterOneFrame();
    expect(holder).toBe('bob');
    expect(given).toEqual([]);
  });

  it("should go to what stands in the page's place when the active pane has no page there", () => {
    shown = new Set(['bob']);
    afterOneFrame();
    expect(holder).toBe('window');
    expect(given).toEqual(['ann']);
  });

  it('should be taken from a page that is put away: no key would be heard', () => {
    [holder, active, shown, stageAway] = ['ann', 'ann', new Set(), true];
    afterOneFrame();
    expect([holder, given]).toEqual(['window', ['ann']]);
  });

  it('should go to the window when there is no pane', () => {
    active = null;
    afterOneFrame();
    expect(holder).toBe('window');
    expect(given).toEqual([null]);
  });

  it.each(['ann', 'bob', 'window'])('should stay where it is: %s', (one) => {
    holder = one;
    afterOneFrame();
    expect(holder).toBe(one);
    expect(given).toEqual([]);
  });

  it('should be in the page of the window in front', () => {
    [inFront, holder, active] = ['bob', 'window', 'ann'];
    afterOneFrame();
    expect(holder).toBe('bob');
  });

  it('should go back to what stands over the panes, and to no page beneath it', () => {
    over = true;
    afterOneFrame();
    expect([holder, over]).toEqual(['overlay', true]);
    holder = null;
    afterOneFrame();
    expect([holder, over]).toEqual(['overlay', true]);
  });

  it.each(['ann', 'window'])('should go on to what has just come over the panes, whoever has it: %s', (one) => {
    [over, holder] = [true, one];
    afterOneFrame();
    expect([holder, over]).toEqual(['overlay', true]);
  });

  it.each(['ann', 'window'])('should take away what stands over the panes when somebody else has it: %s', (one) => {
    [over, holder] = [true, 'overlay'];
    afterOneFrame();
    holder = one;
    afterOneFrame();
    expect([holder, over]).toEqual([one, false]);
  });

  it('should be taken from no other app', () => {
    inFront = null;
    afterOneFrame();
    expect(holder).toBeNull();
    inFront = 'bench';
    afterOneFrame();
    expect(holder).toBe('ann');
  });

  it('should leave whoever hands it on a frame to do so, and look once however much happens in it', () => {
    active = null;
    keyboard.watch();
    keyboard.watch();
    vi.advanceTimersByTime(10);
    expect(holder).toBeNull();
    vi.advanceTimersByTime(10);
    expect(given).toEqual([null]);
  });

  it('should rest when it was stopped', () => {
    keyboard.watch();
    keyboard.stop();
    vi.advanceTimersByTime(100);
    expect(holder).toBeNull();
  });
});
