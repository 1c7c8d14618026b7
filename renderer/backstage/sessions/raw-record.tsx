import { useEffect, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { SessionKey } from '../../../server/inspector/records.ts';
import { useStore } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import styles from './raw-record.module.css';

export interface RawRecordProps {
  readonly sessionKey: SessionKey;
  /** When the row was last written: another time is another record. */
  readonly changedAt: number;
}

/** The record as it really lies in the medium, for those who want to see it. Asked for only when opened. */
export function RawRecord({ sessionKey, changedAt }: RawRecordProps) {
  const store = useStore();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState<{ readonly text: string | null } | 'unreachable' | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that was written again has to be read again.
  useEffect(() => {
    if (!open) return;
    let asked = true;
    void store.askWhole('session.raw', { key: sessionKey }).then((answer) => {
      if (asked) setTold(answer.ok ? answer.value : 'unreachable');
    });
    return () => {
      asked = false;
    };
  }, [open, sessionKey, changedAt, store]);

  return (
    <Disclosure isExpanded={open} onExpandedChange={setOpen}>
      <Heading level={3} className={styles.heading ?? ''}>
        <Button slot="trigger" className={styles.trigger ?? ''}>
          {say(open ? 'sessions.raw.hide' : 'sessions.raw.show')}
        </Button>
      </Heading>
      <DisclosurePanel>
        <pre className={styles.text}>
          {told === 'unreachable' ? say('sessions.raw.unreachable') : told && (told.text ?? say('sessions.raw.gone'))}
        </pre>
      </DisclosurePanel>
    </Disclosure>
  );
}
