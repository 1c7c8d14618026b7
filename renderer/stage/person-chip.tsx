import { Pin } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { JarState, PaneId } from '../../main/shared/bench-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { PersonAvatar } from '../ui/person-avatar.tsx';
import styles from './person-chip.module.css';
import { RenamePerson } from './rename-person.tsx';

export interface PersonChipProps {
  readonly paneId: PaneId;
  readonly jar: JarState;
  /** What the pane is called. */
  readonly name: string;
}

/** Whose pane it is; pressed, what can be done with her name, her mark and her jar. */
export function PersonChip({ paneId, jar, name }: PersonChipProps) {
  const store = useStore();
  const say = useSay();
  const chip = useRef<HTMLButtonElement>(null);
  const [renaming, setRenaming] = useState(false);
  useEffect(
    () =>
      store.on('command.fired', ({ id }) => {
        if (id === 'jar.rename' && store.read()?.bench.activePane === paneId) setRenaming(true);
      }),
    [store, paneId],
  );
  const openMenu = () => {
    const place = chip.current?.getBoundingClientRect();
    void store.ask('menu.popup', {
      menu: 'person',
      x: Math.round(place?.left ?? 0),
      y: Math.round(place?.bottom ?? 0),
      paneId,
    });
  };
  if (renaming) {
    const done = () => {
      setRenaming(false);
      requestAnimationFrame(() => chip.current?.focus());
    };
    return <RenamePerson jar={jar} done={done} />;
  }
  return (
    <span title={name} className={styles.place}>
      <Button
        ref={chip}
        className={styles.chip ?? ''}
        aria-label={say(jar.kept ? 'person.menu.kept' : 'person.menu', { name })}
        onPress={openMenu}
      >
        <PersonAvatar name={name} shape={jar.shape} colour={jar.colour} />
        {jar.kept && <Pin className={styles.kept} aria-hidden="true" />}
      </Button>
    </span>
  );
}
