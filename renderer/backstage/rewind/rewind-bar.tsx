import { Button } from 'react-aria-components';
import { parseExchangeId } from '../../../main/shared/exchange-id.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import styles from './rewind-bar.module.css';

/** Says that the class is in the past, what could not be put back, and the way to the present. */
export function RewindBar() {
  const store = useStore();
  const say = useSay();
  const { rewind } = useWindowState('rewind');
  if (!rewind.at) return null;
  const { exchange: id, side } = rewind.at;
  const exchange = parseExchangeId(id)?.number ?? 0;
  const what = rewind.notRewound.map((one) => say(`rewind.not.${one}`)).join(', ');
  return (
    <div className={styles.bar} role="status">
      <p className={styles.says}>
        <strong>{say(`rewind.at.${side}`, { exchange })}</strong> {what !== '' && say('rewind.not', { what })}
      </p>
      <Button className={buttons.button ?? ''} onPress={() => void store.ask('rewind.return', null)}>
        {say('rewind.present')}
      </Button>
    </div>
  );
}
