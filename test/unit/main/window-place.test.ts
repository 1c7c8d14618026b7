import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rect } from '../../../main/shared/bench-records.ts';
import {
  placeBeside,
  placeWindow,
  readWindowPlace,
  writeWindowPlace,
} from '../../../main/window/shell/window-place.ts';

const laptop: Rect = { x: 0, y: 0, width: 1366, height: 728 };
const projector: Rect = { x: 1366, y: 0, width: 1920, height: 1080 };

describe('placeWindow', () => {
  it('when nothing is remembered / should come up in the middle, never larger than the screen', () => {
    expect(placeWindow(null, [laptop]).bounds).toEqual({ x: 0, y: 0, width: 1366, height: 728 });
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1920, height: 1080 }]).bounds).toEqual({
      x: 240,
      y: 90,
      width: 1440,
      height: 900,
    });
  });

  it('when it was on the projector / should come back there', () => {
    const place = { bounds: { x: 1500, y: 50, width: 1200, height: 800 }, maximized: true, backstage: 'auto' as const };
    expect(placeWindow(place, [laptop, projector])).toEqual(place);
  });

  it('when the projector is gone / should move onto the screen that is left', () => {
    const place = {
      bounds: { x: 1500, y: 50, width: 1200, height: 800 },
      maximized: false,
      backstage: 'beside' as const,
    };
    const { bounds } = placeWindow(place, [laptop]);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(laptop.width);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(laptop.height);
    expect(bounds.x).toBeGreaterThanOrEqual(0);
  });
});

describe('placeBeside, the trainer’s window', () => {
  it('should fill the screen that the class does not see', () => {
    expect(placeBeside(projector, laptop)).toEqual(projector);
  });

  it('with one screen / should stand at its right edge, never larger than it', () => {
    expect(placeBeside(null, laptop)).toEqual({ x: 806, y: 0, width: 560, height: 728 });
    expect(placeBeside(null, { x: 0, y: 20, width: 500, height: 400 })).toEqual({
      x: 0,
      y: 20,
      width: 500,
      height: 400,
    });
  });
});

describe('the remembered place', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jarful-place-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('should read back what was written', () => {
    const file = join(folder, 'deep', 'window.json');
    const place = { bounds: { x: 1, y: 2, width: 1000, height: 700 }, maximized: false, backstage: 'beside' as const };
    writeWindowPlace(file, place, true);
    expect(readWindowPlace(file)).toEqual(place);
  });

  it('when Wayland says that it lies at (0,0), as of every window / should remember its size and come up in the middle', () => {
    const file = join(folder, 'window.json');
    const bounds = { x: 0, y: 0, width: 1000, height: 700 };
    writeWindowPlace(file, { bounds, maximized: false, backstage: 'beside' }, true);
    expect(readWindowPlace(file)?.bounds).toEqual({ width: 1000, height: 700 });
    expect(placeWindow(readWindowPlace(file), [projector])).toEqual({
      bounds: { x: 1366 + 460, y: 190, width: 1000, height: 700 },
      maximized: false,
      backstage: 'beside',
    });
    writeWindowPlace(file, { bounds, maximized: false, backstage: 'beside' }, false);
    expect(readWindowPlace(file)?.bounds).toEqual(bounds);
  });

  it.each(['', '{', '{"bounds":1}', 'null'])('when the file holds %j / should be as at the first start', (text) => {
    const file = join(folder, 'window.json');
    writeFileSync(file, text);
    expect(readWindowPlace(file)).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
