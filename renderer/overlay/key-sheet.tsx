import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CommandView } from '../../main/shared/contract/app.ts';
import { useSay } from '../state/messages/say-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './key-sheet.module.css';
import { useOverlay } from './overlay-context.tsx';
import { useCommands } from './use-commands.ts';

/** Ctrl+/: all keys on one sheet, grouped as in the menus. */
export function KeySheet() {
  const { close } = useOverlay();
  const say = useSay();
  const groups = groupByMenu(useCommands().filter(({ keys }) => keys.length > 0));
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => sheet.current?.focus(), []);
  return (
    <section
      ref={sheet}
      className={styles.sheet}
      aria-label={say('keys.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard.
      tabIndex={0}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{say('keys.title')}</h2>
        <IconButton label={say('keys.close')} onPress={close}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles.groups}>
        {groups.map(([menu, commands]) => (
          <section key={menu} className={styles.group} aria-label={menu}>
            <h3 className={styles.menu}>{menu}</h3>
            <dl className={styles.keys}>
              {commands.map((command) => (
                <div key={command.id} className={styles.line}>
                  <dt className={styles.key}>
                    {command.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{command.title}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </section>
  );
}

function groupByMenu(commands: readonly CommandView[]): readonly (readonly [string, readonly CommandView[]])[] {
  const menus = [...new Set(commands.map(({ menu }) => menu))];
  return menus.map((menu) => [menu, commands.filter((command) => command.menu === menu)] as const);
}
