import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Input, TextField } from 'react-aria-components';
import type { FindState, FindWay, PaneId } from '../../main/shared/bench-records.ts';
import { useStore, useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './find-bar.module.css';

export interface FindBarProps {
  readonly paneId: PaneId;
  readonly name: string;
  readonly find: FindState;
}

/** Looks for words in one pane's page: Enter steps on, Shift+Enter back, Escape gives the keyboard back to the page. */
export function FindBar({ paneId, name, find }: FindBarProps) {
  const store = useStore();
  const { keys } = useWindowState('facts').facts;
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(find.text);
  const seek = (words: string, way: FindWay) => void store.ask('pane.find', { paneId, text: words, way });
  const close = () => void store.ask('pane.end-find', { paneId });

  useEffect(() => {
    input.current?.focus();
    // Asked for once more: what stands there is selected, to be typed over.
    return store.on('command.fired', ({ id }) => {
      if (id !== 'pane.find' || store.read()?.bench.activePane !== paneId) return;
      input.current?.focus();
      input.current?.select();
    });
  }, [store, paneId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') seek(text, event.shiftKey ? 'previous' : 'next');
    if (event.key === 'Escape') close();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to all screen readers yet.
    <div role="search" className={styles.bar} data-region={`find:${paneId}`}>
      <TextField
        className={styles.field ?? ''}
        aria-label={say('find.label', { name })}
        value={text}
        onChange={(words) => {
          setText(words);
          seek(words, 'anew');
        }}
      >
        <Input ref={input} spellCheck={false} autoComplete="off" data-region-start onKeyDown={onKeyDown} />
      </TextField>
      <span className={styles.count} role="status" data-none={find.text !== '' && find.matches === 0}>
        {find.text !== '' && say('find.count', { current: find.current, matches: find.matches })}
      </span>
      <IconButton
        label={say('find.previous')}
        shortcut={keys['pane.find-previous']}
        isDisabled={find.matches === 0}
        onPress={() => seek(text, 'previous')}
      >
        <ChevronUp aria-hidden="true" />
      </IconButton>
      <IconButton
        label={say('find.next')}
        shortcut={keys['pane.find-next']}
        isDisabled={find.matches === 0}
        onPress={() => seek(text, 'next')}
      >
        <ChevronDown aria-hidden="true" />
      </IconButton>
      <IconButton label={say('find.close')} shortcut="Esc" onPress={close}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
