import { Columns2, Globe, GraduationCap, Menu, RotateCcw, UserPlus } from 'lucide-react';
import { useRef } from 'react';
import { Button, VisuallyHidden } from 'react-aria-components';
import { useStore, useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './app-header.module.css';
import { StatusChips } from './status-chips.tsx';

/** The window's first line: what can be done with the bench as a whole, and how things stand. */
export function AppHeader() {
  const store = useStore();
  const { facts, bench } = useWindowState('facts', 'bench');
  const say = useSay();
  const layoutButton = useRef<HTMLButtonElement>(null);
  const menuButton = useRef<HTMLSpanElement>(null);
  const noRoom = bench.room === 0;

  const popUp = (menu: 'app' | 'layout', under: HTMLElement | null) => {
    const place = under?.getBoundingClientRect();
    void store.ask('menu.popup', { menu, x: Math.round(place?.left ?? 0), y: Math.round(place?.bottom ?? 0) });
  };

  return (
    <header className={styles.header} data-region="header">
      {facts.platform !== 'darwin' && (
        <span ref={menuButton}>
          <IconButton label={say('header.menu')} onPress={() => popUp('app', menuButton.current)}>
            <Menu aria-hidden="true" />
          </IconButton>
        </span>
      )}
      <h1 className={styles.name}>Jarful</h1>
      {bench.name !== null && (
        <span className={styles.bench} title={`${bench.name} · ${say('bench.name.hint')}`}>
          {bench.name}
        </span>
      )}
      <span title={noRoom ? say('header.new-person.no-room') : say('header.new-person.hint')} className={buttons.hint}>
        <Button
          className={buttons.button ?? ''}
          isDisabled={noRoom}
          data-region-start
          onPress={() => void store.ask('jar.create', null)}
          {...(noRoom ? { 'aria-describedby': 'no-room' } : {})}
        >
          <UserPlus aria-hidden="true" />
          <span className={styles.label}>{say('header.new-person')}</span>
          <kbd className={buttons.key}>{facts.keys['jar.create']}</kbd>
        </Button>
      </span>
      {noRoom && (
        <span id="no-room" className={styles.reason} title={say('header.new-person.no-room')}>
          {say('header.new-person.no-room')}
        </span>
      )}
      <span title={say('header.layout')} className={buttons.hint}>
        <Button
          ref={layoutButton}
          className={buttons.button ?? ''}
          aria-haspopup="menu"
          onPress={() => popUp('layout', layoutButton.current)}
        >
          <Columns2 aria-hidden="true" />
          <span className={styles.label}>{say('header.layout')}</span>
        </Button>
      </span>
      <span
        title={
          bench.mayLeaveShop
            ? `${say('header.own-app.hint')} (${facts.keys['own-app.open']})`
            : say('own-app.not-allowed-here')
        }
        className={buttons.hint}
      >
        <Button
          className={buttons.button ?? ''}
          isDisabled={!bench.mayLeaveShop}
          onPress={() => void store.ask('command.run', { id: 'own-app.open' })}
        >
          <Globe aria-hidden="true" />
          <span className={styles.label}>{say('header.own-app')}</span>
          {!bench.mayLeaveShop && <VisuallyHidden elementType="span">{say('own-app.not-allowed-here')}</VisuallyHidden>}
        </Button>
      </span>
      <span title={say('header.lessons.hint')} className={buttons.hint}>
        <Button className={buttons.button ?? ''} onPress={() => void store.ask('command.run', { id: 'lesson.open' })}>
          <GraduationCap aria-hidden="true" />
          <span className={styles.label}>{say('header.lessons')}</span>
        </Button>
      </span>
      <StatusChips />
      <span title={`${say('header.reset.hint')} (${facts.keys['bench.reset']})`} className={buttons.hint}>
        <Button className={buttons.quiet ?? ''} onPress={() => void store.ask('command.run', { id: 'bench.reset' })}>
          <RotateCcw aria-hidden="true" />
          <span className={styles.label}>{say('header.reset')}</span>
        </Button>
      </span>
    </header>
  );
}
