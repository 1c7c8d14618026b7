import { type KeyboardEvent, useState } from 'react';
import { Input, Switch, TextField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { SwitchView } from '../../../main/shared/settings-records.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import styles from './switch-control.module.css';
import { valueWords } from './switch-words.ts';

export interface SwitchControlProps {
  readonly view: SwitchView;
  /** What it is called. */
  readonly title: string;
  /** As a person would type it. */
  readonly value: string;
  /** Resolves to whether the server took it. */
  readonly onValue: (text: string) => Promise<boolean>;
  /** Nothing is wrong any more: what was typed has been given up. */
  readonly onGivenUp: () => void;
  readonly invalid: boolean;
}

/** The hand of one switch: a switch, a row of words, or a field to type in. */
export function SwitchControl(props: SwitchControlProps) {
  const { view, title, value, onValue } = props;
  const say = useSay();
  switch (view.kind) {
    case 'onOff':
      return (
        <Switch
          className={styles.switch ?? ''}
          aria-label={title}
          isSelected={value === 'on'}
          onChange={(on) => void onValue(on ? 'on' : 'off')}
        >
          <span className={styles.state}>{valueWords(say, view, value)}</span>
          <span className={styles.track} aria-hidden="true" />
        </Switch>
      );
    case 'choice':
      return (
        <ToggleButtonGroup
          className={styles.choices ?? ''}
          aria-label={title}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[value]}
          onSelectionChange={(keys) => {
            const [key] = keys;
            if (key !== undefined && key !== value) void onValue(String(key));
          }}
        >
          {view.choices.map((choice) => (
            <ToggleButton key={choice} id={choice} className={styles.choice ?? ''}>
              {valueWords(say, view, choice)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      );
    case 'duration':
    case 'number':
    case 'word':
      return <TypedValue {...props} />;
  }
}

/** Enter or leaving takes what was typed; what the server refuses stays, with the reason beneath; Escape brings the old value back. */
function TypedValue({ title, value, onValue, onGivenUp, invalid }: SwitchControlProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = async () => {
    if (draft === null) return;
    if (draft === value) giveUp();
    else if (await onValue(draft)) setDraft(null);
  };
  const giveUp = () => {
    setDraft(null);
    onGivenUp();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') void take();
    if (event.key === 'Escape') giveUp();
  };
  return (
    <TextField aria-label={title} value={draft ?? value} onChange={setDraft} isInvalid={invalid}>
      <Input
        className={styles.field ?? ''}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onBlur={() => void take()}
      />
    </TextField>
  );
}
