import { Button } from 'react-aria-components';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { personOfVisitor } from '../../state/people.ts';
import buttons from '../../ui/button.module.css';
import { clockTime } from '../../ui/clock-time.ts';
import styles from './rewind-bar.module.css';

/** Says that the class is in the past, what could not be put back, and the way to the present. */
export function RewindBar() {
  const store = useStore();
  const say = useSay();
  const { rewind, server, people, facts } = useWindowState('rewind', 'server', 'people', 'facts');
  if (!rewind.at) return null;
  const { exchange: id, side } = rewind.at;
  const exchange = server.exchanges.find((one) => one.id === id);
  // By what everybody can find in the log: who, what and when.
  const request = exchange
    ? say('rewind.request', {
        request: `${exchange.request.method} ${exchange.request.target}`,
        name: personOfVisitor(people, exchange.who)?.name ?? say('person.guest'),
        time: clockTime(exchange.at, facts.language),
      })
    : say('rewind.request.gone');
  const what = rewind.notRewound.map((one) => say(`rewind.not.${one}`)).join(', ');
  return (
    <div className={styles.bar} role="status">
      <p className={styles.says}>
        <strong>{say(`rewind.at.${side}`, { request })}</strong> {what !== '' && say('rewind.not', { what })}
      </p>
      <Button className={buttons.button ?? ''} onPress={() => void store.ask('rewind.return', null)}>
        {say('rewind.present')}
      </Button>
    </div>
  );
}
