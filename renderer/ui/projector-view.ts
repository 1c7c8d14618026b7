import { useLayoutEffect } from 'react';

/** Puts the projector's tokens in force: large type, thick lines, the quiet parts gone. */
export function useProjectorView(on: boolean): void {
  useLayoutEffect(() => {
    if (on) document.documentElement.dataset.view = 'projector';
    else delete document.documentElement.dataset.view;
  }, [on]);
}
