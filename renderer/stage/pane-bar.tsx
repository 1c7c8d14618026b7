import { ArrowLeft, ArrowRight, Ellipsis, RotateCw, Square, X } from 'lucide-react';
import { useRef } from 'react';
import type { PaneId } from '../../main/shared/bench-records.ts';
import { WeakMark } from '../backstage/switchboard/weak-mark.tsx';
import { jarOfPane, paneOf } from '../state/bench-selectors.ts';
import { useSelected, useStore, useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { AddressLine } from './address-line.tsx';
import { CertificateMark } from './certificate-mark.tsx';
import styles from './pane-bar.module.css';
import { PersonChip } from './person-chip.tsx';
import { TicketChip } from './ticket-chip.tsx';
import { useMoveByBar } from './use-move-by-bar.ts';
import { ZoomMark } from './zoom-mark.tsx';

export interface PaneBarProps {
  readonly paneId: PaneId;
  readonly name: string;
}

/** Whose pane it is, where it is, and what a browser's bar does. */
export function PaneBar({ paneId, name }: PaneBarProps) {
  const store = useStore();
  const { keys } = useWindowState('facts').facts;
  const pane = useSelected((state) => paneOf(state, paneId));
  const jar = useSelected((state) => jarOfPane(state, paneId));
  const say = useSay();
  const menu = useRef<HTMLSpanElement>(null);
  const moveByBar = useMoveByBar(paneId);
  if (!pane || !jar) return null;
  const openMenu = () => {
    const place = menu.current?.getBoundingClientRect();
    void store.ask('menu.popup', {
      menu: 'pane',
      x: Math.round(place?.left ?? 0),
      y: Math.round(place?.bottom ?? 0),
      paneId,
    });
  };
  return (
    <div className={styles.bar} data-region={`bar:${paneId}`} data-pane-bar={paneId} {...moveByBar}>
      <PersonChip paneId={paneId} jar={jar} name={name} />
      <span className={styles.travel}>
        <IconButton
          label={say('pane.back')}
          shortcut={keys['pane.back']}
          isDisabled={!pane.canGoBack}
          onPress={() => void store.ask('pane.back', { paneId })}
        >
          <ArrowLeft aria-hidden="true" />
        </IconButton>
        <IconButton
          label={say('pane.forward')}
          shortcut={keys['pane.forward']}
          isDisabled={!pane.canGoForward}
          onPress={() => void store.ask('pane.forward', { paneId })}
        >
          <ArrowRight aria-hidden="true" />
        </IconButton>
      </span>
      <span className={styles.reload}>
        {pane.loading ? (
          <IconButton label={say('pane.stop')} onPress={() => void store.ask('pane.stop', { paneId })}>
            <Square aria-hidden="true" className={styles.stop} />
          </IconButton>
        ) : (
          <IconButton
            label={say('pane.reload')}
            shortcut={keys['pane.reload']}
            onPress={() => void store.ask('pane.reload', { paneId })}
          >
            <RotateCw aria-hidden="true" />
          </IconButton>
        )}
      </span>
      <AddressLine pane={pane} name={name} />
      <ZoomMark pane={pane} />
      <WeakMark pane={pane} />
      <span className={styles.ticket}>
        <TicketChip jar={jar} />
      </span>
      <span ref={menu} className={styles.more}>
        <IconButton label={say('pane.menu', { name })} onPress={openMenu}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      </span>
      <span className={styles.close}>
        <IconButton
          label={say('pane.close', { name })}
          shortcut={keys['pane.close']}
          onPress={() => void store.ask('pane.close', { paneId })}
        >
          <X aria-hidden="true" />
        </IconButton>
      </span>
      <CertificateMark pane={pane} jar={jar} />
    </div>
  );
}
