import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import type { DialogWish, PaneId } from '../../main/shared/bench-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import styles from './dialog-bar.module.css';

export interface DialogBarProps {
  readonly paneId: PaneId;
  /** Whose pane it is. */
  readonly name: string;
  readonly wish: DialogWish;
}

/** What a page says or asks by alert(), confirm() or prompt(): in its own pane's frame, in its own name. */
export function DialogBar({ paneId, name, wish }: DialogBarProps) {
  const store = useStore();
  const say = useSay();
  const [text, setText] = useState(wish.preset);
  const answer = (accepted: boolean) => void store.ask('pane.answer-dialog', { paneId, accepted, text });
  const site = URL.canParse(wish.origin) ? new URL(wish.origin).host : say('dialog.unknown-site');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape answers wherever in the bar the keyboard is.
    <div onKeyDown={(event) => event.key === 'Escape' && answer(false)}>
      <Form
        className={styles.bar ?? ''}
        aria-label={say('dialog.label', { name, site })}
        onSubmit={(event) => {
          event.preventDefault();
          answer(true);
        }}
      >
        <p className={styles.whose} role="alert">
          {say('dialog.label', { name, site })}
        </p>
        <p className={styles.message} data-verbatim>
          {wish.message}
        </p>
        {wish.kind === 'prompt' && (
          <TextField className={styles.field ?? ''} value={text} onChange={setText} autoFocus>
            <Label className={styles.hidden ?? ''}>{say('dialog.answer')}</Label>
            <Input />
          </TextField>
        )}
        <span className={styles.ways}>
          <Button className={buttons.button ?? ''} type="submit" autoFocus={wish.kind !== 'prompt'}>
            {say('dialog.ok')}
          </Button>
          {wish.kind !== 'alert' && (
            <Button className={buttons.button ?? ''} onPress={() => answer(false)}>
              {say('dialog.cancel')}
            </Button>
          )}
          {wish.again && (
            <Button className={buttons.quiet ?? ''} onPress={() => void store.ask('pane.silence-dialogs', { paneId })}>
              {say('dialog.silence')}
            </Button>
          )}
        </span>
      </Form>
    </div>
  );
}
