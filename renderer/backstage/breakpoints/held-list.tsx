import { Button } from 'react-aria-components';
import type { BreakpointsState } from '../../../main/shared/contract/breakpoints.ts';
import type { VisitorId } from '../../../main/shared/visitor-id.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { personOfVisitor } from '../../state/people.ts';
import buttons from '../../ui/button.module.css';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import styles from './held-list.module.css';

/** Which requests are held, with the ways on; and who waits behind them for a turn. */
export function HeldList({ breakpoints }: { readonly breakpoints: BreakpointsState }) {
  const store = useStore();
  const { server } = useWindowState('server');
  const say = useSay();
  const standing = new Set(breakpoints.held.map(({ exchange }) => exchange));
  const waiting =
    breakpoints.held.length === 0 ? [] : [...server.underway.values()].filter(({ id }) => !standing.has(id));
  if (breakpoints.held.length === 0) return <p className={styles.nobody}>{say('breakpoints.nothing')}</p>;
  return (
    <>
      {breakpoints.held.length > 1 && (
        <Button className={buttons.button ?? ''} onPress={() => void store.ask('breakpoints.release-all', null)}>
          {say('breakpoints.release-all')}
        </Button>
      )}
      <ul className={styles.list} aria-label={say('breakpoints.title')}>
        {breakpoints.held.map(({ exchange, who, method, path, where }) => (
          <li key={exchange} className={styles.held}>
            <Who who={who} />
            <span className={styles.what}>
              {say('breakpoints.held', { method, path, where: say(`breakpoints.${where}`) })}
            </span>
            <Button
              className={buttons.button ?? ''}
              onPress={() => void store.ask('breakpoints.release', { exchange })}
            >
              {say('breakpoints.release')}
            </Button>
            <Button className={buttons.quiet ?? ''} onPress={() => void store.ask('breakpoints.fail', { exchange })}>
              {say('breakpoints.fail')}
            </Button>
          </li>
        ))}
        {waiting.map(({ id, who, request }) => (
          <li key={id} className={styles.waiting}>
            <Who who={who} />
            <span className={styles.what}>
              {say('breakpoints.queued', { method: request.method, path: request.target })}
            </span>
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
  if (!person) return <PersonAvatar name={say('person.guest')} shape="guest" colour="slate" />;
  return <PersonAvatar {...person} gone={!person.here} />;
}
