import { useEffect, useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import type { LanguageState } from '../../main/shared/contract/app.ts';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import styles from './language-dialog.module.css';
import { useOverlay } from './overlay-context.tsx';

/** Stands for "as this computer prefers" among the tags. */
const system = 'system';

/** Which language the window speaks. What is chosen holds at once, so that whoever chose wrongly can read the way back. */
export function LanguageDialog() {
  const { ask, close, facts } = useOverlay();
  const say = useSay();
  const [state, setState] = useState<LanguageState | null>(null);
  const [remembered, setRemembered] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another state.
  useEffect(() => {
    void ask('language.state', null).then((answer) => answer.ok && setState(answer.value));
  }, [ask, facts.language]);
  if (!state) return null;
  const choose = async (tag: string) => {
    const answer = await ask('language.choose', { tag: tag === system ? null : tag });
    if (!answer.ok) return;
    setRemembered(answer.value.remembered);
    setState({ ...state, chosen: tag === system ? null : tag });
  };
  return (
    <div className={styles.dialog}>
      <RadioGroup
        className={styles.choices ?? ''}
        value={state.locked === null ? (state.chosen ?? system) : state.spoken}
        onChange={(tag) => void choose(tag)}
        isDisabled={state.locked !== null}
      >
        <Label className={styles.label ?? ''}>{say('language.title')}</Label>
        <Radio className={styles.choice ?? ''} value={system} autoFocus={state.chosen === null}>
          {say('language.system', { language: nameOf(state.system) })}
        </Radio>
        {state.tags.map((tag) => (
          <Radio key={tag} className={styles.choice ?? ''} value={tag} autoFocus={state.chosen === tag}>
            <span lang={tag} data-verbatim>
              {nameOf(tag)}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <p className={styles.hint}>{say(state.locked === null ? 'language.hint' : `language.locked.${state.locked}`)}</p>
      <p role="status" className={styles.hint}>
        {!remembered && say('language.not-remembered')}
      </p>
      <div className={styles.ways}>
        <Button className={buttons.button ?? ''} onPress={close} autoFocus={state.locked !== null}>
          {say('overlay.close')} <kbd className={buttons.key}>Esc</kbd>
        </Button>
      </div>
    </div>
  );
}

/** What a language calls itself: who looks for it may not know another. */
function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
