import { useEffect, useState } from 'react';
import type { SwitchView } from '../../../main/shared/settings-records.ts';
import { useStore } from '../../state/bridge/store-context.tsx';

/** All switches, as the server lists them; empty until main has answered. */
export function useSwitches(): readonly SwitchView[] {
  const store = useStore();
  const [switches, setSwitches] = useState<readonly SwitchView[]>([]);
  useEffect(() => {
    let asked = true;
    void store.ask('settings.describe', null).then((answer) => {
      if (asked && answer) setSwitches(answer.switches);
    });
    return () => {
      asked = false;
    };
  }, [store]);
  return switches;
}
