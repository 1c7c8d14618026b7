import { useEffect, useEffectEvent } from 'react';
import type { PaneId } from '../../main/shared/bench-records.ts';
import { paneNamed } from '../state/bench-selectors.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import type { WindowState } from '../state/window-state.ts';

/** A stop on F6's way round: a part of the window, or the page in a pane (a native view that main gives the keyboard). */
export type Region =
  | { readonly kind: 'part'; readonly name: string }
  | { readonly kind: 'page'; readonly paneId: PaneId };

/**
 * The next stop: header, then each pane's bar and its page, then the lesson, then the backstage, and round.
 *
 * @param here where the keyboard is, null when nowhere. @param step 1 forward, -1 back.
 */
export function nextRegion(regions: readonly Region[], here: Region | null, step: 1 | -1): Region | null {
  if (regions.length === 0) return null;
  const place = here ? regions.findIndex((region) => sameRegion(region, here)) : -1;
  if (place < 0) return regions[step === 1 ? 0 : regions.length - 1] ?? null;
  return regions[(place + step + regions.length) % regions.length] ?? null;
}

function sameRegion(one: Region, other: Region): boolean {
  if (one.kind === 'page') return other.kind === 'page' && one.paneId === other.paneId;
  return other.kind === 'part' && one.name === other.name;
}

/** Carries out the commands that move the keyboard within the window. */
export function useRegions(): void {
  const store = useStore();

  const goTo = useEffectEvent((region: Region) => {
    if (region.kind === 'page') void store.ask('pane.focus-page', { paneId: region.paneId });
    else focusPart(region.name);
  });

  useEffect(
    () =>
      store.on('command.fired', ({ id, fromPage }) => {
        if (id === 'region.next' || id === 'region.previous') {
          const here = fromPage ? ({ kind: 'page', paneId: fromPage } as const) : regionOfFocus();
          const region = nextRegion(listRegions(store.read()), here, id === 'region.next' ? 1 : -1);
          if (region) goTo(region);
        } else if (id === 'pane.focus-address') {
          const active = store.read()?.bench.activePane;
          if (active) goTo({ kind: 'part', name: `bar:${active}` });
        }
      }),
    [store],
  );
}

/** The stops in the order of the document; a pane's slot stands for its page. */
function listRegions(state: WindowState | null): readonly Region[] {
  const shown = [...document.querySelectorAll<HTMLElement>('[data-region], [data-slot]')].filter(
    (element) => element.closest('[inert]') === null,
  );
  return shown.flatMap((element): Region[] => {
    const { region, slot } = element.dataset;
    if (slot === undefined) return [{ kind: 'part', name: region ?? '' }];
    const pane = state ? paneNamed(state, slot) : undefined;
    return pane ? [{ kind: 'page', paneId: pane.id }] : [];
  });
}

function regionOfFocus(): Region | null {
  const name = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region;
  return name === undefined ? null : { kind: 'part', name };
}

/** Puts the focus where a part of the window begins. @returns whether there is such a part, and something in it takes the focus */
export function focusPart(name: string): boolean {
  const part = document.querySelector<HTMLElement>(`[data-region="${CSS.escape(name)}"]`);
  const start =
    part?.querySelector<HTMLElement>('[data-region-start]:not(:disabled)') ??
    part?.querySelector<HTMLElement>('[aria-selected="true"], input, button:not(:disabled)');
  start?.focus();
  if (start instanceof HTMLInputElement) start.select();
  return start != null && document.activeElement === start;
}
