import { X } from 'lucide-react';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './news-line.module.css';
import { newsWords } from './news-words.ts';

/** What came of the last thing that was done with an exchange, until it is dismissed or the next one comes. */
export function NewsLine() {
  const { exchangeNews } = useWindowState('exchangeNews');
  const store = useStore();
  const say = useSay();
  return (
    <>
      <span role="status" className={styles.news}>
        {exchangeNews && newsWords(say, exchangeNews)}
      </span>
      {exchangeNews && (
        <IconButton
          label={say('complaint.dismiss')}
          onPress={() => store.dispatch({ kind: 'exchange-news', news: null })}
        >
          <X aria-hidden="true" />
        </IconButton>
      )}
    </>
  );
}
