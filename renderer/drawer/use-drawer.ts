import { useCallback, useEffect, useState } from 'react';
import type { PaneId } from '../../main/shared/bench-records.ts';
import type { CommandId } from '../../main/shared/command-ids.ts';
import { useStore } from '../state/bridge/store-context.tsx';

/** Where the keyboard was before the drawer took it: in a pane's page, or somewhere in the window. */
interface KeyboardPlace {
  readonly page: PaneId | null;
  readonly element: Element | null;
}

interface OpenDrawer {
  readonly kind: 'palette' | 'keys' | 'lessons' | 'own-app';
  readonly from: KeyboardPlace;
}

export interface Drawer {
  /** What is open; null when nothing is. */
  readonly kind: OpenDrawer['kind'] | null;
  /** Closes it and gives the keyboard back to where it was. */
  readonly close: () => void;
  /** Closes it; the keyboard is somewhere else already. */
  readonly leave: () => void;
  /** Closes it, gives the keyboard back and runs a command from there, as if its key had been pressed. */
  readonly run: (id: CommandId) => void;
}

const drawerOf: Partial<Record<CommandId, OpenDrawer['kind']>> = {
  'palette.open': 'palette',
  'keys.show': 'keys',
  'lesson.open': 'lessons',
  'own-app.open': 'own-app',
};

/** What lies in the drawer under the header. The command that opened it also closes it. */
export function useDrawer(): Drawer {
  const store = useStore();
  const [open, setOpen] = useState<OpenDrawer | null>(null);

  const giveBack = useCallback(
    async ({ page, element }: KeyboardPlace) => {
      if (page && (await store.tryAsk('pane.focus-page', { paneId: page })) === null) return;
      if (element instanceof HTMLElement && element.isConnected) element.focus();
    },
    [store],
  );

  useEffect(
    () =>
      store.on('command.fired', ({ id, fromPage }) => {
        const kind = drawerOf[id];
        if (kind === undefined) return;
        if (open?.kind === kind) {
          setOpen(null);
          void giveBack(fromPage ? { page: fromPage, element: null } : open.from);
        } else {
          setOpen({ kind, from: open?.from ?? { page: fromPage, element: document.activeElement } });
        }
      }),
    [store, open, giveBack],
  );

  const close = useCallback(() => {
    setOpen(null);
    if (open) void giveBack(open.from);
  }, [open, giveBack]);
  const leave = useCallback(() => setOpen(null), []);
  const run = useCallback(
    async (id: CommandId) => {
      setOpen(null);
      if (open) await giveBack(open.from);
      const page = open?.from.page ?? null;
      await store.ask('command.run', page ? { id, fromPage: page } : { id });
    },
    [store, open, giveBack],
  );
  return { kind: open?.kind ?? null, close, leave, run: (id) => void run(id) };
}
