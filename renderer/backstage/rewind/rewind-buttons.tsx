import { StepBack, StepForward } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { RewindPlace } from '../../../main/shared/exchange-records.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';

/** Takes the whole class back to just before or just after an exchange. */
export function RewindButtons({ exchange }: Pick<RewindPlace, 'exchange'>) {
  const store = useStore();
  const say = useSay();
  const { rewind } = useWindowState('rewind');
  if (!rewind.recording) return null;
  return (
    <>
      <Button className={buttons.quiet ?? ''} onPress={() => void store.ask('rewind.to', { exchange, side: 'before' })}>
        <StepBack aria-hidden="true" />
        {say('rewind.before')}
      </Button>
      <Button className={buttons.quiet ?? ''} onPress={() => void store.ask('rewind.to', { exchange, side: 'after' })}>
        <StepForward aria-hidden="true" />
        {say('rewind.after')}
      </Button>
    </>
  );
}
