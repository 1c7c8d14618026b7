import { useEffect, useState } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import type { RequestOutput } from '../../main/shared/contract.ts';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import styles from './about-dialog.module.css';
import { useOverlay } from './overlay-context.tsx';

/** Which Jarful this is, on which engine, and the licence of everything in it. */
export function AboutDialog() {
  const { ask, close, facts } = useOverlay();
  const say = useSay();
  const [about, setAbout] = useState<RequestOutput<'about.show'> | null>(null);
  const [chosen, setChosen] = useState('jarful');
  const [text, setText] = useState('');
  useEffect(() => {
    void ask('about.show', null).then((answer) => answer.ok && setAbout(answer.value));
  }, [ask]);
  useEffect(() => {
    let wanted = true;
    void ask('about.licence', { id: chosen }).then((answer) => wanted && setText(answer.ok ? answer.value.text : ''));
    return () => {
      wanted = false;
    };
  }, [ask, chosen]);
  if (!about) return null;
  const { versions, licences } = about;
  return (
    <div className={styles.dialog}>
      <h2 className={styles.title} data-verbatim>
        Jarful {facts.version}
      </h2>
      <p>{say('about.what')}</p>
      <p className={styles.quiet}>{say('about.engine', { ...versions })}</p>
      <p className={styles.quiet}>{say('about.licences', { count: licences.length })}</p>
      <div className={styles.licences}>
        <ListBox
          className={styles.list ?? ''}
          aria-label={say('about.list')}
          items={licences}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[chosen]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : [...keys];
            if (id !== undefined) setChosen(String(id));
          }}
          autoFocus
        >
          {({ name, version, licence }) => (
            <ListBoxItem className={styles.licence ?? ''} textValue={name}>
              <span data-verbatim>
                {name} {version}
              </span>
              <span className={styles.quiet} data-verbatim>
                {licence}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard. */}
        <pre className={styles.text} tabIndex={0}>
          {text}
        </pre>
      </div>
      <div className={styles.ways}>
        <Button className={buttons.button ?? ''} onPress={close}>
          {say('overlay.close')} <kbd className={buttons.key}>Esc</kbd>
        </Button>
      </div>
    </div>
  );
}
