import { Button } from 'react-aria-components';
import { useStore } from '../../state/bridge/store-context.tsx';
import { useNews } from '../../state/bridge/use-news.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import styles from './rewind-bar.module.css';
import { rewindNews } from './rewind-news.ts';

/** Says that the class is in the past, what could not be put back, and the way to the present. */
export function RewindBar() {
  const store = useStore();
  const say = useSay();
  const state = useNews(rewindNews);
  if (!state?.at) return null;
  const { exchange, side } = state.at;
  const what = state.notRewound.map((one) => say(`rewind.not.${one}`)).join(', ');
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
