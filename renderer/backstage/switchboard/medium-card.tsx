import { FolderOpen, List, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, TextField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { SwitchView } from '../../../main/shared/settings-records.ts';
import type { Medium } from '../../../server/inspector/records.ts';
import type { MediumPlan } from '../../../server/session-server.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import { clockTime } from '../../ui/clock-time.ts';
import styles from './medium-card.module.css';
import { explainPlan, sayPlace } from './medium-words.ts';
import { sayRefusal } from './say-refusal.ts';
import cards from './switch-card.module.css';
import controls from './switch-control.module.css';
import { switchWords, valueWords } from './switch-words.ts';

/** Where sessions are kept. Says what becomes of the carts before it changes anything, and which media remember. */
export function MediumCard({ view }: { readonly view: SwitchView }) {
  const store = useStore();
  const { settings, facts } = useWindowState('settings', 'facts');
  const say = useSay();
  const [restarting, setRestarting] = useState(false);
  /** ms since 1970; null: not from here. */
  const [restartedAt, setRestartedAt] = useState<number | null>(null);
  const [wanted, setWanted] = useState<Medium | null>(null);
  const [address, setAddress] = useState('');
  const [plan, setPlan] = useState<MediumPlan | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { title, says, attacker } = switchWords(say, view);
  const current = settings.values.medium as Medium;
  const { place } = settings;
  const atAddress = wanted !== null && settings.addresses[wanted] !== undefined;

  const forget = () => {
    setWanted(null);
    setPlan(null);
    setRefusal(null);
  };
  const look = async (medium: Medium, where: string | null) => {
    setPlan(null);
    const answer = await store.askWhole('medium.plan', { medium, address: where });
    setPlan(answer.ok ? answer.value : null);
    setRefusal(answer.ok ? null : sayRefusal(say, view, answer));
  };
  const choose = (medium: Medium) => {
    if (medium === current) return forget();
    setWanted(medium);
    const known = settings.addresses[medium] ?? null;
    setAddress(known ?? '');
    void look(medium, known);
  };
  const change = async (carry: boolean) => {
    if (wanted === null) return;
    const answer = await store.askWhole('medium.change', { medium: wanted, carry });
    if (answer.ok) forget();
    else setRefusal(sayRefusal(say, view, answer));
  };

  const restart = async () => {
    setRestarting(true);
    const answer = await store.askWhole('command.run', { id: 'server.restart' });
    setRestarting(false);
    store.dispatch({ kind: 'complaint', code: answer.ok ? null : answer.code });
    if (answer.ok) setRestartedAt(Date.now());
  };

  return (
    <li
      className={`${cards.card} ${styles.card}`}
      data-card
      data-weak="false"
      data-changed={settings.changed.includes('medium')}
    >
      <div className={cards.head}>
        <h3 className={cards.title}>{title}</h3>
        <ToggleButtonGroup
          className={controls.choices ?? ''}
          aria-label={title}
          selectionMode="single"
          disallowEmptySelection
          // Chosen is what is in force; what is only looked at stands below, with its plan.
          selectedKeys={[current]}
          onSelectionChange={(keys) => {
            const [key] = keys;
            if (key !== undefined) choose(key as Medium);
          }}
        >
          {view.choices.map((choice) => (
            <ToggleButton key={choice} id={choice} className={controls.choice ?? ''}>
              {valueWords(say, view, choice)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <span className={cards.space} />
        {(place?.kind === 'folder' || place?.kind === 'file') && (
          <Button className={buttons.quiet ?? ''} onPress={() => void store.ask('medium.open-folder', null)}>
            <FolderOpen aria-hidden="true" />
            {say('medium.open-folder')}
          </Button>
        )}
        <Button
          className={buttons.quiet ?? ''}
          onPress={() => void store.ask('command.run', { id: 'backstage.sessions' })}
        >
          <List aria-hidden="true" />
          {say('medium.records')}
        </Button>
        <Button className={buttons.button ?? ''} isPending={restarting} onPress={() => void restart()}>
          <RotateCw aria-hidden="true" />
          {say('medium.restart')}
        </Button>
      </div>
      <p role="status" className={cards.says}>
        {restartedAt !== null && say('medium.restarted', { time: clockTime(restartedAt, facts.language) })}
      </p>
      {wanted !== null && (
        <div className={styles.plan}>
          {atAddress && (
            <TextField className={styles.address ?? ''} value={address} onChange={setAddress}>
              <Label>{say('medium.address')}</Label>
              <Input
                className={controls.field ?? ''}
                spellCheck={false}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') void look(wanted, address);
                }}
              />
              <Button className={buttons.quiet ?? ''} onPress={() => void look(wanted, address)}>
                {say('medium.look')}
              </Button>
            </TextField>
          )}
          {refusal !== null && (
            <p className={cards.refusal} role="alert">
              {refusal}
            </p>
          )}
          {plan && (
            <p className={styles.words} role="status">
              {explainPlan(say, plan).join(' ')}
            </p>
          )}
          <p className={styles.answers}>
            {plan && (plan.carried.sessions > 0 || plan.carried.orders > 0) && (
              <Button className={buttons.button ?? ''} onPress={() => void change(true)}>
                {say('medium.carry')}
              </Button>
            )}
            {plan && (
              <Button className={buttons.button ?? ''} onPress={() => void change(false)}>
                {say(plan.waiting.sessions > 0 ? 'medium.leave' : 'medium.empty')}
              </Button>
            )}
            <Button className={buttons.quiet ?? ''} onPress={forget}>
              {say('medium.stay', { medium: say(`medium.${current}`) })}
            </Button>
          </p>
        </div>
      )}
      <p className={cards.says}>
        {says} {say(current === 'memory' ? 'medium.forgets' : 'medium.remembers')}{' '}
        {place && place.kind !== 'memory' && <code className={styles.place}>{sayPlace(say, place)}</code>}
      </p>
      <p className={cards.attack}>
        <strong>{say('switch.attacker')}</strong> {attacker}
      </p>
    </li>
  );
}
