import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import type { PaneId, SignInWish } from '../../main/shared/bench-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import styles from './sign-in-bar.module.css';

/** A site asks who this is (HTTP authentication). A bar of its own above the page: nothing lies over a page. */
export function SignInBar({ paneId, wish }: { readonly paneId: PaneId; readonly wish: SignInWish }) {
  const store = useStore();
  const say = useSay();
  const [name, setName] = useState(wish.name);
  const [password, setPassword] = useState('');
  const cancel = () => void store.ask('pane.cancel-sign-in', { paneId });
  const onKeyDown = (event: { readonly key: string }) => {
    if (event.key === 'Escape') cancel();
  };
  return (
    <Form
      className={styles.bar ?? ''}
      aria-label={say('sign-in.title', { host: wish.host })}
      onSubmit={(event) => {
        event.preventDefault();
        setPassword('');
        void store.ask('pane.sign-in', { paneId, name, password });
      }}
    >
      <p className={styles.words} role="status" data-again={wish.again}>
        {say(wish.again ? 'sign-in.again' : 'sign-in.title', { host: wish.host })}
        {wish.realm !== '' && ` ${say('sign-in.realm', { realm: wish.realm })}`}
      </p>
      <TextField className={styles.field ?? ''} value={name} onChange={setName} autoFocus autoComplete="off">
        <Label>{say('sign-in.name')}</Label>
        <Input spellCheck={false} onKeyDown={onKeyDown} />
      </TextField>
      <TextField
        className={styles.field ?? ''}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="off"
      >
        <Label>{say('sign-in.password')}</Label>
        <Input onKeyDown={onKeyDown} />
      </TextField>
      <Button type="submit" className={buttons.button ?? ''}>
        {say('sign-in.send')}
      </Button>
      <Button className={buttons.quiet ?? ''} onPress={cancel}>
        {say('sign-in.cancel')}
      </Button>
    </Form>
  );
}
