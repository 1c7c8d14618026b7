import { type KeyboardEvent, useState } from 'react';
import { FieldError, Input, TextField } from 'react-aria-components';
import type { AskErrorCode } from '../../main/shared/ask-error.ts';
import type { JarState } from '../../main/shared/bench-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './person-chip.module.css';

export interface RenamePersonProps {
  readonly jar: JarState;
  readonly done: () => void;
}

/** Enter takes the name, Escape leaves the old one; what cannot be a name stays as typed, with the reason beneath. */
export function RenamePerson({ jar, done }: RenamePersonProps) {
  const store = useStore();
  const say = useSay();
  const [name, setName] = useState(jar.name);
  const [refusal, setRefusal] = useState<AskErrorCode | null>(null);
  const take = async () => {
    const code = await store.tryAsk('jar.rename', { jarId: jar.id, name });
    setRefusal(code);
    if (code === null) done();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void take();
    if (event.key === 'Escape') done();
  };
  return (
    <TextField
      className={styles.rename ?? ''}
      aria-label={say('person.rename', { name: jar.name })}
      value={name}
      onChange={setName}
      isInvalid={refusal !== null}
      autoFocus
    >
      <Input
        spellCheck={false}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => {
          if (name === jar.name) done();
        }}
      />
      <FieldError className={styles.fault ?? ''}>{refusal === null ? '' : say(`complaint.${refusal}`)}</FieldError>
    </TextField>
  );
}
