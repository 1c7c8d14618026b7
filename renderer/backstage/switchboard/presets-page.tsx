import { Check, Trash2 } from 'lucide-react';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { PresetList, PresetView, SwitchView } from '../../../main/shared/settings-records.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import { IconButton } from '../../ui/icon-button.tsx';
import { differencesTo, type PresetChange, presetWords } from './preset-words.ts';
import styles from './presets-page.module.css';
import cards from './switch-card.module.css';
import controls from './switch-control.module.css';
import { valueWords } from './switch-words.ts';

/** Sets of switches under one name, each with what it would change; and the present one, to be kept. */
export function PresetsPage({ switches }: { readonly switches: readonly SwitchView[] }) {
  const store = useStore();
  const say = useSay();
  const [list, setList] = useState<PresetList | null>(null);
  const [title, setTitle] = useState('');
  const read = useCallback(() => store.ask('preset.list', null).then(setList), [store]);
  useEffect(() => void read(), [read]);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    if (
      await store
        .ask('preset.save', { title: title.trim() })
        .then((answer) => answer === null && store.read()?.complaint === null)
    )
      setTitle('');
    await read();
  };
  return (
    <>
      {list?.damaged && (
        <p className={cards.refusal} role="alert">
          {say('presets.damaged', { file: list.damaged })}
        </p>
      )}
      <ul className={styles.presets}>
        {list?.presets.map((preset) => (
          <PresetCard key={preset.id} preset={preset} switches={switches} onChanged={read} />
        ))}
      </ul>
      <form className={styles.save} onSubmit={(event) => void save(event)}>
        <TextField className={styles.title ?? ''} value={title} onChange={setTitle} maxLength={60}>
          <Label>{say('presets.title')}</Label>
          <Input className={controls.field ?? ''} />
        </TextField>
        <Button type="submit" className={buttons.button ?? ''} isDisabled={title.trim() === ''}>
          {say('presets.save')}
        </Button>
      </form>
    </>
  );
}

interface PresetCardProps {
  readonly preset: PresetView;
  readonly switches: readonly SwitchView[];
  readonly onChanged: () => void;
}

function PresetCard({ preset, switches, onChanged }: PresetCardProps) {
  const store = useStore();
  const { settings } = useWindowState('settings');
  const say = useSay();
  const { title, says } = presetWords(say, preset);
  const changes = differencesTo(preset, switches, settings.values);
  return (
    <li className={cards.card} data-card>
      <div className={cards.head}>
        <h3 className={cards.title}>{title}</h3>
        <span className={cards.space} />
        {preset.own && (
          <IconButton
            label={say('presets.delete', { title })}
            onPress={() => void store.ask('preset.delete', { id: preset.id }).then(onChanged)}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        )}
        <Button
          className={buttons.button ?? ''}
          isDisabled={changes.length === 0}
          aria-label={say('presets.apply.label', { title })}
          onPress={() => void store.ask('preset.apply', { id: preset.id })}
        >
          <Check aria-hidden="true" />
          {say('presets.apply')}
        </Button>
      </div>
      {says !== '' && <p className={cards.says}>{says}</p>}
      <PresetChanges changes={changes} />
    </li>
  );
}

/** More changes than this are folded away behind their number. */
const mostAtOnce = 3;

/** What applying it would change: a few at once, many when asked. */
function PresetChanges({ changes }: { readonly changes: readonly PresetChange[] }) {
  const say = useSay();
  if (changes.length === 0) return <p className={cards.attack}>{say('presets.as-now')}</p>;
  const count = <strong>{say('presets.changes', { count: changes.length })}</strong>;
  const list = (
    <ul className={styles.changes}>
      {changes.map(({ view, from, to }) => (
        <li key={view.name}>
          {say('presets.change', {
            name: say(`switch.${view.name}.title`),
            from: valueWords(say, view, from),
            to: valueWords(say, view, to),
          })}
        </li>
      ))}
    </ul>
  );
  if (changes.length <= mostAtOnce)
    return (
      <div className={cards.attack}>
        {count}
        {list}
      </div>
    );
  return (
    <details className={cards.attack}>
      <summary>{count}</summary>
      {list}
    </details>
  );
}
