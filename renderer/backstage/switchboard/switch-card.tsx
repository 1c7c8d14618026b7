import { Code, ShieldAlert, Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { SwitchView } from '../../../main/shared/settings-records.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import { IconButton } from '../../ui/icon-button.tsx';
import { useShowCode } from '../code/code-place.tsx';
import { sayRefusal } from './say-refusal.ts';
import styles from './switch-card.module.css';
import { SwitchControl } from './switch-control.tsx';
import { switchWords, valueWords } from './switch-words.ts';

/** One switch: what it does, how it stands, what an attacker gains without it, and the way back to safe. */
export function SwitchCard({ view }: { readonly view: SwitchView }) {
  const store = useStore();
  const { settings } = useWindowState('settings');
  const say = useSay();
  const showCode = useShowCode();
  const [refusal, setRefusal] = useState<string | null>(null);
  const refusalId = useId();
  const { title, says, attacker } = switchWords(say, view);
  const changed = settings.changed.includes(view.name);
  const weak = settings.weak.includes(view.name);
  const { source } = view;

  const change = async (text: string) => {
    const answer = await store.askWhole('settings.change', { name: view.name, text });
    setRefusal(answer.ok ? null : sayRefusal(say, view, answer));
    return answer.ok;
  };

  return (
    <li className={styles.card} data-card data-weak={weak} data-changed={changed}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {weak && (
          <span className={styles.weak}>
            <ShieldAlert aria-hidden="true" />
            {say('weak.mark')}
          </span>
        )}
        <span className={styles.space} />
        {source && (
          <IconButton
            label={say('switch.code', { place: `${source.file}:${source.line}` })}
            onPress={() => showCode(source)}
          >
            <Code aria-hidden="true" />
          </IconButton>
        )}
        <SwitchControl
          view={view}
          title={title}
          value={settings.values[view.name]}
          onValue={change}
          onGivenUp={() => setRefusal(null)}
          invalid={refusal !== null}
        />
      </div>
      {changed && (
        <p className={styles.back}>
          {say('switch.changed', { safe: valueWords(say, view, view.safe) })}
          <Button
            className={buttons.quiet ?? ''}
            aria-label={say('switch.back.label', { title })}
            onPress={() => void change(view.safe)}
          >
            <Undo2 aria-hidden="true" />
            {say('switch.back')}
          </Button>
        </p>
      )}
      {refusal !== null && (
        <p id={refusalId} className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <p className={styles.says}>{says}</p>
      <p className={styles.attack}>
        <strong>{say('switch.attacker')}</strong> {attacker}
      </p>
    </li>
  );
}
