import { useEffect, useState } from 'react';
import type { CommandView } from '../../main/shared/contract/app.ts';
import { useStore, useWindowState } from '../state/bridge/store-context.tsx';

/** Every command as it stands now; asked for anew whenever the bench changes, since that decides what can be done. */
export function useCommands(): readonly CommandView[] {
  const store = useStore();
  const bench = useWindowState('jars', 'panes', 'bench');
  const [commands, setCommands] = useState<readonly CommandView[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bench is the reason to ask again.
  useEffect(() => {
    let wanted = true;
    void store.ask('command.list', null).then((answer) => {
      if (wanted && answer) setCommands(answer.commands);
    });
    return () => {
      wanted = false;
    };
  }, [store, bench]);
  return commands;
}
