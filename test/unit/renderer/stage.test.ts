import { describe, expect, test } from 'vitest';
import type { PaneId } from '../../../main/shared/bench-records.ts';
import { timeLeft } from '../../../renderer/backstage/sessions/time-left.ts';
import { nextRegion, type Region } from '../../../renderer/frame/regions.ts';
import { splitAddress } from '../../../renderer/stage/address-parts.ts';
import { arrangePanes, columnLines } from '../../../renderer/stage/arrange-panes.ts';
import { troubleWords } from '../../../renderer/stage/trouble-words.ts';

describe('arranging panes', () => {
  test('side by side while they fit, and in even rows when they do not', () => {
    expect(arrangePanes(3, 'row', 1200)).toMatchObject({ columns: 3, rows: 1 });
    expect(arrangePanes(7, 'row', 1200)).toMatchObject({ columns: 4, rows: 2 });
    expect(arrangePanes(2, 'row', 0)).toMatchObject({ columns: 2, rows: 1 });
  });

  test('two by two, and two rows of more', () => {
    expect(arrangePanes(2, 'grid', 1200)).toMatchObject({ columns: 2, rows: 1 });
    expect(arrangePanes(4, 'grid', 1200)).toMatchObject({ columns: 2, rows: 2 });
    expect(arrangePanes(6, 'grid', 1200)).toMatchObject({ columns: 3, rows: 2 });
  });

  test('every pane has a cell of its own, and the last one takes what is left of its row', () => {
    for (let count = 1; count <= 12; count++) {
      for (const mode of ['row', 'grid', 'strip'] as const) {
        const { columns, rows, cells } = arrangePanes(count, mode, 1200);
        expect(cells).toHaveLength(count);
        const covered = cells.reduce((sum, cell) => sum + cell.span * cell.rowSpan, 0);
        expect(covered).toBe(columns * rows);
      }
    }
  });

  test('one large with the rest as a strip at its side', () => {
    const three = arrangePanes(3, 'strip', 1200);
    expect(three).toMatchObject({ columns: 2, rows: 2, large: 70 });
    expect(three.cells).toEqual([
      { column: 0, row: 0, span: 1, rowSpan: 2 },
      { column: 1, row: 0, span: 1, rowSpan: 1 },
      { column: 1, row: 1, span: 1, rowSpan: 1 },
    ]);
    expect(arrangePanes(6, 'strip', 1200)).toMatchObject({ columns: 3, rows: 3, large: 60 });
    expect(columnLines(arrangePanes(6, 'strip', 1200))).toEqual([
      { column: 1, rowSpan: 3 },
      { column: 2, rowSpan: 2 },
    ]);
  });

  test.each([1, 2, 3, 5, 8, 12])(
    'of %i on a low stage, every bar is seen, and one large one is larger than the others',
    (count) => {
      for (const [width, height] of [
        [440, 410],
        [780, 240],
        [1400, 500],
      ] as const) {
        for (const mode of ['row', 'grid', 'strip'] as const) {
          const { rows, columns, large } = arrangePanes(count, mode, width, height);
          if (mode !== 'grid') expect(height / rows).toBeGreaterThanOrEqual(43);
          if (large !== null) expect(large).toBeGreaterThan(1.3 * ((100 - large) / (columns - 1)));
        }
      }
      if (count > 1) expect(arrangePanes(count, 'strip', 1400, 500).large).not.toBeNull();
    },
  );

  test('one alone, or a stage too narrow for a strip, is a row', () => {
    expect(arrangePanes(1, 'strip', 1200)).toEqual(arrangePanes(1, 'row', 1200));
    expect(arrangePanes(3, 'strip', 400)).toEqual(arrangePanes(3, 'row', 400));
  });

  test('dividers never run through a pane', () => {
    const arrangement = arrangePanes(3, 'grid', 1200);
    expect(arrangement.cells[2]).toEqual({ column: 0, row: 1, span: 2, rowSpan: 1 });
    expect(columnLines(arrangement)).toEqual([{ column: 1, rowSpan: 1 }]);
    expect(columnLines(arrangePanes(2, 'row', 1200))).toEqual([{ column: 1, rowSpan: 1 }]);
  });
});

describe('addresses', () => {
  test.each([
    ['http://127.0.0.1:7777/shop/?a=1#b', '127.0.0.1:7777', '/shop/?a=1#b'],
    ['https://example.org/', 'https://example.org', '/'],
    ['about:blank', '', 'about:blank'],
    ['not an address', '', 'not an address'],
  ])('%s is read as %s and %s', (address, host, path) => {
    expect(splitAddress(address)).toEqual({ host, path });
  });
});

describe("F6's way round", () => {
  const page = (id: string): Region => ({ kind: 'page', paneId: id as PaneId });
  const part = (name: string): Region => ({ kind: 'part', name });
  const regions = [part('header'), part('bar:1'), page('1'), part('backstage')];

  test('goes through all of them and comes round', () => {
    let here: Region | null = null;
    const way = Array.from({ length: 5 }, () => {
      here = nextRegion(regions, here, 1);
      return here;
    });
    expect(way).toEqual([...regions, regions[0]]);
  });

  test('and backwards', () => {
    expect(nextRegion(regions, part('header'), -1)).toEqual(part('backstage'));
    expect(nextRegion(regions, page('1'), -1)).toEqual(part('bar:1'));
  });

  test('from a page that is gone it starts anew', () => {
    expect(nextRegion(regions, page('9'), 1)).toEqual(part('header'));
    expect(nextRegion([], null, 1)).toBeNull();
  });
});

test.each([
  [1_182_000, '19:42'],
  [59_999, '0:59'],
  [3_900_000, '1:05:00'],
  [266_400_000, '3 d 02:00:00'],
  [-5, '0:00'],
])('%d ms left is %s', (ms, words) => {
  expect(timeLeft(ms)).toBe(words);
});

test('trouble has plain words, also when Chromium says something new', () => {
  expect(troubleWords({ kind: 'failed', code: 'ERR_CONNECTION_REFUSED', address: 'x' }).text).toBe(
    'trouble.failed.refused',
  );
  expect(troubleWords({ kind: 'failed', code: 'ERR_NEW_ONE', address: 'x' }).text).toBe('trouble.failed.other');
  const certificate = { kind: 'certificate', address: 'x', mayAccept: false } as const;
  expect(troubleWords({ ...certificate, code: 'ERR_CERT_DATE_INVALID' }).text).toBe('trouble.certificate.date');
  expect(troubleWords({ ...certificate, code: 'ERR_CERT_NEW_ONE' }).text).toBe('trouble.certificate.other');
});
