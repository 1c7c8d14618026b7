import { useCallback, useMemo, useState } from 'react';
import type { ExchangeId } from '../../../main/shared/exchange-id.ts';
import type { BeatCursor } from './beat-cursor.ts';
import type { Click } from './clicks.ts';

export interface OpenClicks {
  readonly isOpen: (id: ExchangeId) => boolean;
  readonly toggle: (id: ExchangeId) => void;
  /** What must be in sight: the one whose beats are told, else the newest that did something to a session, else the newest. */
  readonly newest: ExchangeId | null;
}

/**
 * Which clicks are drawn and which are a line. Open by themselves: the newest, the newest that did something, and the one
 * whose beats are being told; a person's own folding goes before all of that.
 */
export function useOpenClicks(clicks: readonly Click[], cursor: BeatCursor | null): OpenClicks {
  const [folded, setFolded] = useState<ReadonlyMap<ExchangeId, boolean>>(new Map());
  const last = clicks.at(-1)?.id ?? null;
  const newest = clicks.findLast(({ changing }) => changing)?.id ?? last;
  const stepped = cursor ? clicks.find((click) => holds(click, cursor.exchangeId))?.id : undefined;
  const isOpen = useCallback(
    (id: ExchangeId) => folded.get(id) ?? (id === stepped || (stepped === undefined && (id === newest || id === last))),
    [folded, newest, last, stepped],
  );
  const toggle = useCallback((id: ExchangeId) => setFolded((before) => new Map(before).set(id, !isOpen(id))), [isOpen]);
  const inSight = stepped ?? newest;
  return useMemo(() => ({ isOpen, toggle, newest: inSight }), [isOpen, toggle, inSight]);
}

function holds({ deciding, followed }: Click, id: ExchangeId): boolean {
  return deciding.some((one) => one.id === id) || followed.some((one) => one.id === id);
}
