import type { KeyboardEvent } from 'react';

/** In each card what can be turned: the chosen word of a row, a switch or a field; in a preset, the button that applies it. */
function handsIn(board: HTMLElement): readonly HTMLElement[] {
  return [...board.querySelectorAll<HTMLElement>('[data-card]')].flatMap((card) => {
    const hand =
      card.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]') ??
      card.querySelector<HTMLElement>('input') ??
      [...card.querySelectorAll<HTMLElement>('button:not(:disabled)')].at(-1);
    return hand ? [hand] : [];
  });
}

/** Gives the keyboard to the first switch in sight. False: there is none. */
export function focusFirstHand(board: HTMLElement | null): boolean {
  const [first] = board ? handsIn(board) : [];
  first?.focus();
  return first !== undefined;
}

/** Up and down go from switch to switch; everything else is the switch's own affair. */
export function moveAmongHands(event: KeyboardEvent, board: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || board === null) return;
  const hands = handsIn(board);
  const card = event.target instanceof Element ? event.target.closest('[data-card]') : null;
  const here = hands.findIndex((hand) => card?.contains(hand));
  if (here < 0) return;
  event.preventDefault();
  hands[Math.max(0, Math.min(hands.length - 1, here + step))]?.focus();
}
