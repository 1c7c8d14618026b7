import { ShieldCheck } from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button, Input, Label, ListBox, ListBoxItem, SearchField, type Selection } from 'react-aria-components';
import type { SwitchView } from '../../../main/shared/settings-records.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import { ClockBar } from './clock-bar.tsx';
import { MediumCard } from './medium-card.tsx';
import { focusFirstHand, moveAmongHands } from './move-among-hands.ts';
import { PresetsPage } from './presets-page.tsx';
import { SwitchCard } from './switch-card.tsx';
import { type SwitchPage, switchesToShow, switchPages } from './switch-pages.ts';
import { useSwitchPlace } from './switch-place.tsx';
import { switchWords } from './switch-words.ts';
import styles from './switchboard-panel.module.css';
import { TidyBar } from './tidy-bar.tsx';
import { useSwitches } from './use-switches.ts';

/** Every switch of the server: the groups on the left, their switches on the right. The next exchange shows the effect. */
export function SwitchboardPanel() {
  const store = useStore();
  const { facts, settings } = useWindowState('facts', 'settings');
  const say = useSay();
  const switches = useSwitches();
  const [page, setPage] = useState<SwitchPage>(settings.changed.length > 0 ? 'changed' : 'ticket');
  const [text, setText] = useState('');
  // What has been put back stays in sight until the page is left, under the finger that put it back.
  const [seen, setSeen] = useState(settings.changed);
  if (settings.changed.some((name) => !seen.includes(name))) setSeen([...new Set([...seen, ...settings.changed])]);
  const board = useRef<HTMLElement>(null);
  const { name: asked, arrive } = useSwitchPlace();
  const goThere = useEffectEvent(() => {
    if (asked) setText(say(`switch.${asked}.title`));
    arrive();
  });
  useEffect(() => {
    if (asked) goThere();
  }, [asked]);

  const turnTo = (next: SwitchPage) => {
    setPage(next);
    setText('');
    setSeen(settings.changed);
  };
  useEffect(
    () =>
      store.on('command.fired', ({ id }) => {
        const changed = store.read()?.settings.changed ?? [];
        if (id !== 'backstage.switchboard' || changed.length === 0) return;
        setPage('changed');
        setText('');
        setSeen(changed);
      }),
    [store],
  );

  const words = (view: SwitchView) => {
    const { title, says, attacker } = switchWords(say, view);
    return [view.name, title, says, attacker].join(' ');
  };
  const shown = switchesToShow(switches, { page, text, changed: seen }, words);
  const searching = text.trim() !== '';
  const choose = (keys: Selection) => {
    const [key] = keys === 'all' ? [] : keys;
    if (key !== undefined) turnTo(key as SwitchPage);
  };
  const onListKeys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' && focusFirstHand(board.current)) event.preventDefault();
  };

  return (
    <div className={styles.panel}>
      {/* One key more for the list, which has its own. */}
      <div className={styles.side} onKeyDownCapture={onListKeys}>
        <ListBox
          className={styles.pages ?? ''}
          aria-label={say('switchboard.pages')}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={searching ? [] : [page]}
          onSelectionChange={choose}
        >
          {switchPages.map((name) => (
            <ListBoxItem key={name} id={name} className={styles.page ?? ''} textValue={say(`switchboard.${name}`)}>
              {say(`switchboard.${name}`)}
              {name === 'changed' && settings.changed.length > 0 && (
                <span className={styles.count}>{settings.changed.length}</span>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </div>
      <section ref={board} className={styles.board} aria-label={say('backstage.switchboard')}>
        <div className={styles.tools}>
          <SearchField className={styles.search ?? ''} value={text} onChange={setText}>
            <Label className={styles.hidden ?? ''}>{say('switchboard.find')}</Label>
            <Input className={styles.field ?? ''} placeholder={say('switchboard.find')} data-panel-start />
          </SearchField>
          <p className={styles.hint}>{say('switchboard.hint')}</p>
          <Button
            className={buttons.button ?? ''}
            isDisabled={settings.weak.length === 0}
            onPress={() => void store.ask('command.run', { id: 'defences.all-on' })}
          >
            <ShieldCheck aria-hidden="true" />
            {say('switchboard.all-on')} <kbd className={buttons.key}>{facts.keys['defences.all-on']}</kbd>
          </Button>
        </div>
        {/* Another group begins at its top. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows between the hands, which have keys of their own. */}
        <div
          key={searching ? 'found' : page}
          className={styles.scroll}
          onKeyDown={(event) => moveAmongHands(event, board.current)}
        >
          {!searching && page === 'lifetime' && <ClockBar explained />}
          {!searching && page === 'lifetime' && <TidyBar />}
          {!searching && page === 'presets' && <PresetsPage switches={switches} />}
          {shown.length === 0 && switches.length > 0 && (searching || page === 'changed') && (
            <p className={styles.empty}>{say(searching ? 'switchboard.nothing-fits' : 'switchboard.all-safe')}</p>
          )}
          <ul className={styles.cards}>
            {shown.map((view) =>
              view.name === 'medium' ? (
                <MediumCard key="medium" view={view} />
              ) : (
                <SwitchCard key={view.name} view={view} />
              ),
            )}
          </ul>
        </div>
      </section>
    </div>
  );
}
