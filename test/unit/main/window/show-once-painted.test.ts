import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Emitter } from '../../../../main/shared/emitter.ts';
import { type PaintedWindow, showOncePainted } from '../../../../main/window/shell/show-once-painted.ts';

class FakeWindow implements PaintedWindow {
  readonly #events = new Emitter<{ 'ready-to-show': undefined }>();
  shown = 0;
  destroyed = false;
  once(event: 'ready-to-show', listener: () => void) {
    this.#events.on(event, listener);
  }
  isDestroyed() {
    return this.destroyed;
  }
  isVisible() {
    return this.shown > 0;
  }
  show() {
    this.shown++;
  }
  paint() {
    this.#events.emit('ready-to-show', undefined);
  }
}

describe('showOncePainted', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('when the first picture is painted / should show it once, also when a second has gone by since', () => {
    const window = new FakeWindow();
    showOncePainted(window);
    expect(window.shown).toBe(0);
    window.paint();
    expect(window.shown).toBe(1);
    vi.advanceTimersByTime(5000);
    expect(window.shown).toBe(1);
  });

  it('when nobody tells that anything is painted / should show it after a second, and a late word changes nothing', () => {
    const window = new FakeWindow();
    showOncePainted(window);
    vi.advanceTimersByTime(999);
    expect(window.shown).toBe(0);
    vi.advanceTimersByTime(1);
    expect(window.shown).toBe(1);
    window.paint();
    expect(window.shown).toBe(1);
  });

  it('when it was closed meanwhile / should leave it alone', () => {
    const window = new FakeWindow();
    showOncePainted(window);
    window.destroyed = true;
    vi.advanceTimersByTime(5000);
    expect(window.shown).toBe(0);
  });
});
