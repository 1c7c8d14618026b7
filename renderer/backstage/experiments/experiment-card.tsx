import { Play, RotateCcw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ExperimentsState, ExperimentView } from '../../../main/shared/experiment-records.ts';
import type { SwitchView } from '../../../main/shared/settings-records.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import { HeldList } from '../breakpoints/held-list.tsx';
import { SwitchControl } from '../switchboard/switch-control.tsx';
import { switchWords } from '../switchboard/switch-words.ts';
import { useSwitches } from '../switchboard/use-switches.ts';
import styles from './experiment-card.module.css';
import { ExperimentScene } from './experiment-scene.tsx';

export interface ExperimentCardProps {
  readonly experiment: ExperimentView;
  readonly state: ExperimentsState;
}

/** One experiment: what to do, what to see, and the switches that decide how it ends. */
export function ExperimentCard({ experiment: { id, switches }, state }: ExperimentCardProps) {
  const store = useStore();
  const { jars, breakpoints } = useWindowState('jars', 'breakpoints');
  const say = useSay();
  const views = useSwitches().filter(({ name }) => switches.includes(name));
  const running = state.running === id;
  const [pending, setPending] = useState(false);
  const set = async (asked: Promise<unknown>) => {
    setPending(true);
    await asked;
    setPending(false);
  };
  const [victim, thief] = jars.filter(({ site }) => site === 'shop');
  const names = { victim: victim?.name ?? '', thief: thief?.name ?? '' };
  const text = (part: 'do' | 'see' | 'defend') => say(`experiment.${id}.${part}`, names);

  return (
    <article
      className={styles.card}
      aria-label={say(`experiment.${id}`)}
      data-experiment-stage={running ? state.stage : null}
    >
      <div className={styles.tools}>
        <Button
          className={buttons.button ?? ''}
          isDisabled={pending}
          onPress={() =>
            void set(running ? store.ask('experiment.again', null) : store.ask('experiment.begin', { id }))
          }
        >
          {running ? <RotateCcw aria-hidden="true" /> : <Play aria-hidden="true" />}
          {say(running ? 'experiment.again' : 'experiment.begin')}
        </Button>
        {running && (
          <Button className={buttons.quiet ?? ''} onPress={() => void store.ask('experiment.end', null)}>
            <Undo2 aria-hidden="true" />
            {say('experiment.end')}
          </Button>
        )}
      </div>
      {running && <p className={styles.said}>{say('experiment.set-back', names)}</p>}
      {running && victim && <ExperimentScene id={id} victim={victim} thief={thief ?? null} switches={views} />}
      <div className={styles.columns}>
        <dl className={styles.script}>
          <dt>{say('experiment.do')}</dt>
          <dd>{text('do')}</dd>
          {id === 'lost-update' && running && (
            <dd className={styles.held}>
              <HeldList breakpoints={breakpoints} />
            </dd>
          )}
          {id === 'stolen-ticket' && running && <Catch caught={state.caught} thief={names.thief} />}
          <dt>{say('experiment.see')}</dt>
          <dd aria-live="polite">
            {running && state.stage !== 'done' ? say(`experiment.see.${state.stage ?? 'setting'}`) : text('see')}
          </dd>
        </dl>
        <section className={styles.defences}>
          <h3 className={styles.heading}>{say('experiment.defend')}</h3>
          <ul className={styles.switches}>
            {views.map((view) => (
              <SwitchLine key={view.name} view={view} />
            ))}
          </ul>
          <p>{text('defend')}</p>
        </section>
      </div>
    </article>
  );
}

/** What the attacker's site has caught, and the way to use it. */
function Catch({ caught, thief }: { readonly caught: readonly string[]; readonly thief: string }) {
  const store = useStore();
  const say = useSay();
  const shown = caught.map((hint) => (hint === '' ? say('experiment.caught.empty') : `${hint}…`)).join(', ');
  return (
    <dd className={styles.catch}>
      <span aria-live="polite">{say('experiment.caught', { caught: shown || say('experiment.caught.none') })}</span>
      <Button
        className={buttons.button ?? ''}
        isDisabled={!caught.some((hint) => hint !== '')}
        onPress={() => void store.ask('experiment.use-caught', null)}
      >
        {say('experiment.use-caught', { name: thief })}
      </Button>
    </dd>
  );
}

function SwitchLine({ view }: { readonly view: SwitchView }) {
  const store = useStore();
  const { settings } = useWindowState('settings');
  const say = useSay();
  const { title } = switchWords(say, view);
  return (
    <li className={styles.switch}>
      <span>{title}</span>
      <SwitchControl
        view={view}
        title={title}
        value={settings.values[view.name]}
        onValue={async (text) => (await store.tryAsk('settings.change', { name: view.name, text })) === null}
        onGivenUp={() => {}}
        invalid={false}
      />
    </li>
  );
}
