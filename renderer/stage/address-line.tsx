import { type KeyboardEvent, useState } from 'react';
import { FieldError, Input, TextField } from 'react-aria-components';
import type { AskErrorCode } from '../../main/shared/ask-error.ts';
import type { PaneState } from '../../main/shared/bench-records.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import styles from './address-line.module.css';
import { splitAddress } from './address-parts.ts';

export interface AddressLineProps {
  readonly pane: PaneState;
  readonly name: string;
}

/**
 * Where the pane is. While it is edited nothing overwrites it: Enter goes, Escape brings the true address back, and an
 * address that cannot be opened stays as typed, with the reason beneath.
 */
export function AddressLine({ pane, name }: AddressLineProps) {
  const store = useStore();
  const say = useSay();
  const [draft, setDraft] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const [refusal, setRefusal] = useState<AskErrorCode | null>(null);
  const { host, path } = splitAddress(pane.address);
  const editing = focused || draft !== null;

  const forget = () => {
    setDraft(null);
    setRefusal(null);
  };
  const go = async (address: string) => {
    const code = await store.tryAsk('pane.go', { paneId: pane.id, address });
    setRefusal(code);
    if (code !== null) return;
    setDraft(null);
    void store.tryAsk('pane.focus-page', { paneId: pane.id });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') void go(event.currentTarget.value);
    if (event.key === 'Escape') {
      forget();
      const input = event.currentTarget;
      requestAnimationFrame(() => input.select());
    }
  };

  return (
    <TextField
      className={joinClasses(styles.line, editing && styles.editing)}
      aria-label={say('pane.address', { name })}
      value={draft ?? pane.address}
      onChange={setDraft}
      isInvalid={refusal !== null}
    >
      <span className={styles.box}>
        <Input
          className={styles.input ?? ''}
          spellCheck={false}
          autoComplete="off"
          data-region-start
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            setFocused(true);
            event.currentTarget.select();
          }}
          // The click that brings the keyboard would put the caret and undo the selection.
          onMouseUp={(event) => {
            if (document.activeElement === event.currentTarget && draft === null && noSelection(event.currentTarget))
              event.currentTarget.select();
          }}
          onBlur={() => {
            setFocused(false);
            if (draft === pane.address || draft === '') forget();
          }}
        />
        {!editing && (
          <span className={styles.shown} aria-hidden="true">
            <span className={styles.host}>
              <bdi dir="ltr">{host}</bdi>
            </span>
            <span className={styles.path}>{path}</span>
          </span>
        )}
      </span>
      <FieldError className={styles.refusal ?? ''}>
        {refusal && say(refusal === 'bad-address' ? 'address.refused' : `complaint.${refusal}`)}
      </FieldError>
    </TextField>
  );
}

function noSelection(input: HTMLInputElement): boolean {
  return input.selectionStart === input.selectionEnd;
}
