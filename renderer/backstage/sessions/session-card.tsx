import { memo, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { SessionKey } from '../../../server/inspector/records.ts';
import { useStore } from '../../state/bridge/store-context.tsx';
import { compareData } from '../../state/data-diff.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import type { SeenRow } from '../../state/session-rows.ts';
import { useThread, useTouch } from '../../thread/thread-context.tsx';
import { ThreadKnot } from '../../thread/thread-knot.tsx';
import buttons from '../../ui/button.module.css';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { CompareWith } from './compare-with.tsx';
import { DataLine } from './data-line.tsx';
import { DataTree } from './data-tree.tsx';
import { RawRecord } from './raw-record.tsx';
import { useServerNow } from './server-clock.ts';
import styles from './session-card.module.css';
import { timeLeft } from './time-left.ts';

export interface SessionCardProps {
  readonly seen: SeenRow;
  /** False: the store failed when it was last asked, and this is what was last known. */
  readonly isCertain: boolean;
  /** Beside something else: only what it holds, without what can be done with it. */
  readonly compact: boolean;
  /** In a low strip: what it holds in one line. */
  readonly lying: boolean;
}

/** One row of the store: whose it is, what is in it, what the last change did, how long it will live. */
export const SessionCard = memo(function SessionCard({ seen, compact, isCertain, lying }: SessionCardProps) {
  const store = useStore();
  const say = useSay();
  const { row, owners, lastChange } = seen;
  const [owner] = owners;
  const { thread, held, hold } = useThread();
  const touch = useTouch({ kind: 'row', key: row.key });
  const lit = thread?.key === row.key;
  const [then, compareWith] = useState<ExchangeRecord | null>(null);
  const changes = then ? compareData(then.session.after?.data ?? null, row.data) : (lastChange?.changes ?? []);
  const end = (key: SessionKey) => void store.ask('session.end', { key });
  return (
    <li
      className={styles.card}
      data-colour={owner?.colour}
      data-orphan={owners.length === 0}
      data-shared={owners.length > 1}
      data-lit={lit}
      data-lying={lying}
      {...touch}
    >
      <div className={styles.head}>
        {owners.map((jar) => (
          <PersonAvatar key={jar.id} name={jar.name} shape={jar.shape} colour={jar.colour} />
        ))}
        {owners.length === 0 && (
          <span className={styles.orphan} title={say('sessions.orphan')}>
            {say('sessions.orphan')}
          </span>
        )}
        <ToggleButton
          className={styles.hint ?? ''}
          aria-label={say('thread.pin-ticket', { hint: row.hint })}
          isSelected={held?.kind === 'row' && held.key === row.key}
          onChange={() => hold({ kind: 'row', key: row.key })}
        >
          {row.hint}…
        </ToggleButton>
        <ThreadKnot lit={lit} />
        <span className={styles.space} />
        <TimeLeft expiresAt={row.expiresAt} isCertain={isCertain} />
      </div>
      {lying ? (
        <DataLine data={row.data} changes={changes} />
      ) : (
        <DataTree
          // A new change unfolds what it touched.
          key={`${lastChange?.exchangeId ?? ''} ${then?.id ?? ''}`}
          data={row.data}
          changes={changes}
          label={say('sessions.data', { hint: row.hint })}
        />
      )}
      {!compact && <CompareWith sessionKey={row.key} then={then} onThen={compareWith} />}
      {!compact && <RawRecord sessionKey={row.key} changedAt={row.changedAt} />}
      {!compact && (
        <div className={styles.foot}>
          <span className={styles.place} title={row.place}>
            {say('sessions.bytes', { bytes: row.bytes })} · <code>{row.place}</code>
          </span>
          <Button
            className={buttons.quiet ?? ''}
            aria-label={say('sessions.end.label', { hint: row.hint })}
            onPress={() => end(row.key)}
          >
            {say('sessions.end')}
          </Button>
        </div>
      )}
    </li>
  );
}, sameSeen);

/** Counts down by itself, so that nothing else is drawn every second. */
function TimeLeft({ expiresAt, isCertain }: { readonly expiresAt: number; readonly isCertain: boolean }) {
  const say = useSay();
  const now = useServerNow();
  if (!isCertain) return <span className={styles.left}>{say('sessions.last-known')}</span>;
  if (expiresAt <= now) return <span className={styles.left}>{say('sessions.over')}</span>;
  return (
    <time className={styles.left} title={say('sessions.left.hint')}>
      {say('sessions.left', { time: timeLeft(expiresAt - now) })}
    </time>
  );
}

function sameSeen(one: SessionCardProps, other: SessionCardProps): boolean {
  return (
    one.compact === other.compact &&
    one.isCertain === other.isCertain &&
    one.lying === other.lying &&
    one.seen.row === other.seen.row &&
    one.seen.lastChange === other.seen.lastChange &&
    one.seen.owners.map((jar) => jar.id).join() === other.seen.owners.map((jar) => jar.id).join()
  );
}
