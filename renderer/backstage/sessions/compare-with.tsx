import { useId } from 'react';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { SessionKey } from '../../../server/inspector/records.ts';
import { useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { statesOf } from '../../state/session-states.ts';
import styles from './compare-with.module.css';

export interface CompareWithProps {
  readonly sessionKey: SessionKey;
  /** The exchange after which the session looked as it is compared with; null for the last change. */
  readonly then: ExchangeRecord | null;
  readonly onThen: (then: ExchangeRecord | null) => void;
}

/**
 * Chooses an earlier state of the session to compare the present one with. The browser's own select: its list is a native
 * window, which also shows above a pane.
 */
export function CompareWith({ sessionKey, then, onThen }: CompareWithProps) {
  const { server } = useWindowState('server');
  const say = useSay();
  const id = useId();
  const states = statesOf(server.exchanges, sessionKey);
  if (states.length < 2) return null;
  return (
    <p className={styles.compare}>
      <label htmlFor={id}>{say('sessions.compare')}</label>
      <select
        id={id}
        className={styles.choice}
        value={then?.id ?? ''}
        onChange={(event) => onThen(states.find((one) => String(one.id) === event.currentTarget.value) ?? null)}
      >
        <option value="">{say('sessions.compare.last')}</option>
        {/* The newest state is the present one: nothing to compare. */}
        {states.slice(0, -1).map((one) => (
          <option key={one.id} value={one.id}>
            {say('sessions.compare.after', {
              request: `${one.request.method} ${one.request.target}`,
              time: /\d\d:\d\d:\d\d/.exec(one.line)?.[0] ?? '',
            })}
          </option>
        ))}
      </select>
    </p>
  );
}
