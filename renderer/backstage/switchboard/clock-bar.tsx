import { Clock } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { CommandId } from '../../../main/shared/command-ids.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import { clockTime } from '../../ui/clock-time.ts';
import { useServerNow } from '../sessions/server-clock.ts';
import { timeLeft } from '../sessions/time-left.ts';
import styles from './clock-bar.module.css';

const moves = ['clock.minute', 'clock.half-hour', 'clock.tomorrow'] as const satisfies readonly CommandId[];

/** The server's clock, and what puts it forward. @param explained with what that means for the browsers' cookies. */
export function ClockBar({ explained = false }: { readonly explained?: boolean }) {
  const store = useStore();
  const { facts, settings } = useWindowState('facts', 'settings');
  const say = useSay();
  const now = useServerNow();
  const run = (id: CommandId) => void store.ask('command.run', { id });
  const moved = settings.clockAhead !== 0;
  const time = clockTime(now, facts.language);
  return (
    <section className={styles.clock} aria-label={say('clock.label')}>
      <p className={styles.line}>
        <Clock aria-hidden="true" className={styles.icon} />
        <span>
          {say('clock.label')} <time className={styles.time}>{time}</time>
        </span>
        {moved && (
          <span className={styles.ahead}>{say('clock.ahead', { time: timeLeft(Math.abs(settings.clockAhead)) })}</span>
        )}
        {moves.map((id) => (
          <Button key={id} className={buttons.button ?? ''} onPress={() => run(id)}>
            {say(id)}
          </Button>
        ))}
        <Button className={buttons.button ?? ''} isDisabled={!moved} onPress={() => run('clock.now')}>
          {say('clock.now')}
        </Button>
      </p>
      {explained && <p className={styles.explained}>{say(moved ? 'clock.cookies.moved' : 'clock.cookies')}</p>}
    </section>
  );
}
