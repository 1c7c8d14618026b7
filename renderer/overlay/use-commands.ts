import { useEffect, useState } from 'react';
import type { CommandView } from '../../main/shared/contract/app.ts';
import { useOverlay } from './overlay-context.tsx';

/** Every command as it stands now; asked for anew whenever the bench changes, since that decides what can be done. */
export function useCommands(): readonly CommandView[] {
  const { ask, on } = useOverlay();
  const [commands, setCommands] = useState<readonly CommandView[]>([]);
  useEffect(() => {
    let wanted = true;
    const learn = () =>
      void ask('command.list', null).then((answer) => {
        if (wanted && answer.ok) setCommands(answer.value.commands);
      });
    learn();
    const stop = on('bench.changed', learn);
    return () => {
      wanted = false;
      stop();
    };
  }, [ask, on]);
  return commands;
}
