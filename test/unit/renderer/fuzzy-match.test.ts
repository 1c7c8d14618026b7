import { describe, expect, test } from 'vitest';
import { findMatches, rateMatch } from '../../../renderer/overlay/fuzzy-match.ts';

const find = (typed: string, ...titles: string[]) => findMatches(typed, titles, (title) => title);

describe('findMatches', () => {
  test('nothing typed: all, as they come', () => {
    expect(find(' ', 'Reload', 'Back')).toEqual(['Reload', 'Back']);
  });

  test('the beginning of a word counts more than its middle', () => {
    expect(find('res', 'Side by Side Presentation', 'Reset the Bench')[0]).toBe('Reset the Bench');
  });

  test('letters may be left out', () => {
    expect(find('npr', 'New Person', 'Reload')).toEqual(['New Person']);
  });

  test('words in any order', () => {
    expect(find('pane close', 'Close Pane', 'Reload')).toEqual(['Close Pane']);
  });

  test('accents and capitals need not be typed', () => {
    expect(find('conversacion', 'Conversación')).toEqual(['Conversación']);
    expect(find('ATRÁS', 'atras')).toEqual(['atras']);
  });

  test('what does not answer is not shown', () => {
    expect(rateMatch('xyz', 'Reload')).toBeNull();
    expect(find('xyz', 'Reload')).toEqual([]);
  });
});
