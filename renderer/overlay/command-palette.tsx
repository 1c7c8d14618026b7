import { Search } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import type { CommandId } from '../../main/shared/command-ids.ts';
import type { CommandView } from '../../main/shared/contract/app.ts';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './command-palette.module.css';
import { findCommands } from './find-commands.ts';
import { useOverlay } from './overlay-context.tsx';
import { useCommands } from './use-commands.ts';

/** Ctrl+K: every command by its name. What cannot be done now is found too, and says why. */
export function CommandPalette() {
  const say = useSay();
  const commands = useCommands().filter(({ id }) => id !== 'palette.open');
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<CommandView | null>(null);
  const found = findCommands(typed, commands);
  const { close, run } = useOverlay();

  const choose = (id: CommandId) => {
    const command = commands.find((candidate) => candidate.id === id);
    if (command?.whyNot) setRefused(command);
    else run(id);
  };

  return (
    <div
      className={styles.palette}
      // The search field would only empty itself.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <Autocomplete
        inputValue={typed}
        onInputChange={(text) => {
          setTyped(text);
          setRefused(null);
        }}
      >
        <SearchField className={styles.search ?? ''} aria-label={say('palette.search')} autoFocus>
          <Search aria-hidden="true" />
          <Input className={styles.input ?? ''} placeholder={say('palette.search')} />
        </SearchField>
        <p role="status" className={styles.refused}>
          {refused?.whyNot && say('palette.not-now', { title: refused.title, reason: refused.whyNot })}
        </p>
        <ListBox
          className={styles.list ?? ''}
          aria-label={say('palette.title')}
          items={found.map((command) => ({ ...command }))}
          selectionMode="none"
          onAction={(key) => choose(key as CommandId)}
          renderEmptyState={() => <p className={styles.empty}>{say('palette.nothing', { typed })}</p>}
        >
          {(command) => (
            <ListBoxItem
              id={command.id}
              textValue={command.title}
              className={styles.command ?? ''}
              data-not-now={command.whyNot !== null}
            >
              <span className={styles.title}>{command.title}</span>
              <span className={styles.menu}>{command.whyNot ?? command.menu}</span>
              <span className={styles.keys}>
                {command.keys.map((key) => (
                  <kbd key={key} className={styles.key}>
                    {key}
                  </kbd>
                ))}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  );
}
