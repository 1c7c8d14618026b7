import { type FormEvent, useEffect, useState } from 'react';
import { Button, FieldError, Form, Group, Input, Label, NumberField, TextField } from 'react-aria-components';
import type { AskErrorCode } from '../../main/shared/ask-error.ts';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import { useOverlay } from './overlay-context.tsx';
import styles from './own-app-entry.module.css';

/** Refusals that have a sentence of their own here. */
const told = [
  'bad-address',
  'not-allowed-here',
  'is-the-shop',
  'nobody-answers',
] as const satisfies readonly AskErrorCode[];

/** Asks where somebody's own app is and for how many people, as it was last; an address that cannot be opened stays as typed, with the reason beneath. */
export function OwnAppEntry() {
  const { ask, close } = useOverlay();
  const say = useSay();
  const [address, setAddress] = useState('');
  const [refusal, setRefusal] = useState<AskErrorCode | null>(null);
  const [asking, setAsking] = useState(false);
  const [{ people, most }, setPeople] = useState({ people: 3, most: 3 });
  useEffect(() => {
    let late = false;
    void ask('own-app.last', null).then((answer) => {
      if (late || !answer.ok) return;
      const { address: last, ...counts } = answer.value;
      setPeople(counts);
      // What was typed meanwhile stands.
      setAddress((now) => (now === '' ? last : now));
    });
    return () => {
      late = true;
    };
  }, [ask]);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (asking) return;
    setAsking(true);
    const answer = await ask('own-app.open', { address, people });
    setAsking(false);
    setRefusal(answer.ok ? null : answer.code);
  };
  return (
    <Form className={styles.entry ?? ''} onSubmit={(event) => void open(event)}>
      <TextField
        className={styles.field ?? ''}
        autoFocus
        value={address}
        onChange={(value) => {
          setAddress(value);
          setRefusal(null);
        }}
        isInvalid={refusal !== null}
        validationBehavior="aria"
      >
        <Label className={styles.label ?? ''}>{say('own-app.label')}</Label>
        <Input
          className={styles.input ?? ''}
          placeholder="localhost:8000"
          spellCheck={false}
          autoComplete="off"
          // The address of last time is there to be taken or typed over.
          onFocus={(event) => event.currentTarget.select()}
        />
        <FieldError className={styles.refusal ?? ''}>
          {refusal && say(`own-app.${told.find((code) => code === refusal) ?? 'failed'}`)}
        </FieldError>
      </TextField>
      <NumberField
        className={styles.field ?? ''}
        minValue={1}
        maxValue={most}
        value={people}
        onChange={(count) => setPeople({ people: Number.isNaN(count) ? people : count, most })}
      >
        <Label className={styles.label ?? ''}>{say('own-app.people')}</Label>
        <Group className={styles.ways ?? ''}>
          <Button slot="decrement" className={buttons.quiet ?? ''}>
            −
          </Button>
          <Input className={styles.count ?? ''} />
          <Button slot="increment" className={buttons.quiet ?? ''}>
            +
          </Button>
        </Group>
      </NumberField>
      <p className={styles.hint}>{say('own-app.hint')}</p>
      <div className={styles.ways}>
        <Button type="submit" className={buttons.button ?? ''} isPending={asking}>
          {say('own-app.open', { count: people })}
        </Button>
        <Button className={buttons.quiet ?? ''} onPress={close}>
          {say('own-app.close')} <kbd className={buttons.key}>Esc</kbd>
        </Button>
      </div>
    </Form>
  );
}
