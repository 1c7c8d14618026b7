import { Play } from 'lucide-react';
import { useState } from 'react';
import { ListBox, ListBoxItem, VisuallyHidden } from 'react-aria-components';
import type { ExperimentId } from '../../../main/shared/experiment-ids.ts';
import { useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { FlagGrid } from '../flag-grid/flag-grid.tsx';
import { ExperimentCard } from './experiment-card.tsx';
import styles from './experiments-panel.module.css';

/** Not one of main's experiments: it has a browser of its own and touches nobody on the bench. */
const grid = 'grid';

/** What can be tried in a minute: the article's experiments, and the grid of cookie flags. */
export function ExperimentsPanel() {
  const say = useSay();
  const { experiments: state } = useWindowState('experiments');
  // What was chosen holds until another one is begun, here or by the menu.
  const [chosen, choose] = useState<{ readonly id: string; readonly running: ExperimentId | null } | null>(null);
  const { running } = state;
  const shown =
    chosen && chosen.running === running ? chosen.id : (running ?? chosen?.id ?? state.experiments[0]?.id ?? grid);
  const experiment = state.experiments.find(({ id }) => id === shown);
  return (
    <div className={styles.panel}>
      <ListBox
        className={styles.list ?? ''}
        aria-label={say('experiment.list')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key !== undefined) choose({ id: String(key), running });
        }}
      >
        {state.experiments.map(({ id }) => (
          <ListBoxItem key={id} id={id} className={styles.item ?? ''} textValue={say(`experiment.${id}`)}>
            {say(`experiment.${id}`)}
            {/* Its room is always there: nothing under the pointer moves when one begins. */}
            <span className={styles.running} title={running === id ? say('experiment.running') : undefined}>
              {running === id && (
                <>
                  <Play aria-hidden="true" />
                  <VisuallyHidden elementType="span">{say('experiment.running')}</VisuallyHidden>
                </>
              )}
            </span>
          </ListBoxItem>
        ))}
        <ListBoxItem id={grid} className={styles.item ?? ''}>
          {say('grid.short')}
        </ListBoxItem>
      </ListBox>
      {experiment ? <ExperimentCard key={experiment.id} experiment={experiment} state={state} /> : <FlagGrid />}
    </div>
  );
}
