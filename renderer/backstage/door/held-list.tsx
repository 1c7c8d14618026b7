import { Button } from 'react-aria-components';
import type { BreakpointsState } from '../../../main/shared/contract/breakpoints.ts';
import type { VisitorId } from '../../../main/shared/visitor-id.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { personOfVisitor } from '../../state/people.ts';
import buttons from '../../ui/button.module.css';
import { PersonMark } from '../../ui/person-mark.tsx';
import styles from './held-list.module.css';

/** Who stands at the door, with the ways on; and who waits behind them for a turn. */
export function HeldList({ door }: { readonly door: BreakpointsState }) {
  const store = useStore();
  const { server } = useWindowState('server');
  const say = useSay();
  const standing = new Set(door.held.map(({ exchange }) => exchange));
  const waiting = door.held.length === 0 ? [] : [...server.underway.values()].filter(({ id }) => !standing.has(id));
  if (door.held.length === 0) return <p className={styles.nobody}>{say('door.nothing')}</p>;
  return (
    <>
      {door.held.length > 1 && (
        <Button className={buttons.button ?? ''} onPress={() => void store.ask('breakpoints.release-all', null)}>
          {say('door.release-all')}
        </Button>
      )}
      <ul className={styles.list} aria-label={say('door.title')}>
        {door.held.map(({ exchange, who, method, path, where }) => (
          <li key={exchange} className={styles.held}>
            <Who who={who} />
            <span className={styles.what}>{say('door.held', { method, path, where: say(`door.${where}`) })}</span>
            <Button
              className={buttons.button ?? ''}
              onPress={() => void store.ask('breakpoints.release', { exchange })}
            >
              {say('door.release')}
            </Button>
            <Button className={buttons.quiet ?? ''} onPress={() => void store.ask('breakpoints.fail', { exchange })}>
              {say('door.fail')}
            </Button>
          </li>
        ))}
        {waiting.map(({ id, who, request }) => (
          <li key={id} className={styles.waiting}>
            <Who who={who} />
            <span className={styles.what}>{say('door.queued', { method: request.method, path: request.target })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Who({ who }: { readonly who: VisitorId }) {
  const { people } = useWindowState('people');
  const say = useSay();
  const person = personOfVisitor(people, who);
  if (!person) return <PersonMark name={say('person.guest')} shape="guest" colour="slate" />;
  return <PersonMark {...person} gone={!person.here} />;
}
