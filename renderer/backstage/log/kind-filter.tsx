import { type LogMethod, type LogStatus, logMethods, logStatuses } from '../../state/log-lines.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import styles from './kind-filter.module.css';

export interface KindFilterProps {
  readonly method: LogMethod;
  readonly onMethod: (method: LogMethod) => void;
  readonly status: LogStatus;
  readonly onStatus: (status: LogStatus) => void;
}

/** By method, then by status. The browser's own selects: their lists are native windows, which also show above a pane. */
export function KindFilter({ method, onMethod, status, onStatus }: KindFilterProps) {
  const say = useSay();
  return (
    <>
      <select
        className={styles.choice}
        aria-label={say('filter.method')}
        value={method}
        onChange={(event) => onMethod(event.currentTarget.value as LogMethod)}
      >
        {logMethods.map((one) => (
          <option key={one} value={one}>
            {one === 'any' ? say('filter.method.any') : one}
          </option>
        ))}
      </select>
      <select
        className={styles.choice}
        aria-label={say('filter.status')}
        value={status}
        onChange={(event) => onStatus(event.currentTarget.value as LogStatus)}
      >
        {logStatuses.map((one) => (
          <option key={one} value={one}>
            {say(`filter.status.${one}`)}
          </option>
        ))}
      </select>
    </>
  );
}
