import { Copy, Lock, TriangleAlert, X } from 'lucide-react';
import { Button, VisuallyHidden } from 'react-aria-components';
import { DefenceChip } from '../backstage/switchboard/defence-chip.tsx';
import { isOwnAppsBench } from '../state/bench-selectors.ts';
import { useSelected, useStore, useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './status-chips.module.css';

/** How things stand, quietly: room, address and medium, defences; and why the last thing asked for was not done. */
export function StatusChips() {
  const store = useStore();
  const { facts, server, complaint } = useWindowState('facts', 'server', 'complaint');
  const say = useSay();
  const host = new URL(facts.serverUrl).host;
  const medium = say(`medium.${server.medium}`);
  const shop = !useSelected(({ jars }) => isOwnAppsBench(jars));
  return (
    <div className={styles.chips}>
      <span role="status" className={styles.status}>
        {complaint && (
          <span className={styles.complaint} data-complaint title={say(`complaint.${complaint}`)}>
            {say(`complaint.${complaint}`)}
          </span>
        )}
      </span>
      {complaint === 'server-stopped' && (
        <Button className={styles.chip ?? ''} onPress={() => void store.ask('command.run', { id: 'server.restart' })}>
          {say('complaint.server-stopped.again')}
        </Button>
      )}
      {complaint && complaint !== 'server-stopped' && (
        <Button
          className={styles.dismiss ?? ''}
          aria-label={say('complaint.dismiss')}
          onPress={() => store.dispatch({ kind: 'complaint', code: null })}
        >
          <X aria-hidden="true" />
        </Button>
      )}
      <PolicyChip />
      <RoomChip />
      {shop && (
        <span title={say('chip.address.hint')} className={styles.hint}>
          <Button
            className={(server.storeFails ? styles.warning : styles.chip) ?? ''}
            onPress={() => void store.ask('clipboard.write', { text: `${facts.serverUrl}/` })}
          >
            <span className={styles.label}>
              {host} · {server.storeFails ? say('chip.store-fails', { medium }) : medium}
            </span>
            <VisuallyHidden elementType="span">{say('chip.address.hint')}</VisuallyHidden>
            <Copy aria-hidden="true" />
          </Button>
        </span>
      )}
      {shop && <DefenceChip />}
    </div>
  );
}

/** How many more people fit, and what those who are there cost. */
function RoomChip() {
  const { bench, memory: cost, server } = useWindowState('bench', 'memory', 'server');
  const say = useSay();
  const hint =
    cost &&
    say(cost.shared ? 'chip.memory.hint' : 'chip.memory.hint.at-most', {
      panes: cost.panesMb,
      machine: Math.round(cost.machineMb / 1024),
    });
  return (
    <span className={styles.chip} title={[say('chip.ready', { room: bench.room }), hint].filter(Boolean).join('\n')}>
      <span className={styles.dot} data-failing={server.storeFails} aria-hidden="true" />
      <span className={styles.label}>{say('chip.ready', { room: bench.room })}</span>
      {cost && (
        <>
          <span className={styles.label} aria-hidden="true">
            · {say('chip.memory', { panes: cost.panesMb })}
          </span>
          <VisuallyHidden elementType="span">{hint}</VisuallyHidden>
        </>
      )}
    </span>
  );
}

/** What the machine's administrator has settled; pressed, the reason and the values. Nothing where there is no policy. */
function PolicyChip() {
  const store = useStore();
  const { policy } = useWindowState('facts').facts;
  const say = useSay();
  const broken = policy.trouble !== null;
  if (!broken && policy.locked.length === 0) return null;
  const settings = policy.locked.map((key) => say(`policy.setting.${key}`)).join(', ');
  const hint = policy.trouble ?? say('chip.policy.hint', { settings });
  const Mark = broken ? TriangleAlert : Lock;
  return (
    <span title={hint} className={styles.policy}>
      <Button
        className={(broken ? styles.warning : styles.chip) ?? ''}
        onPress={() => void store.ask('policy.explain', null)}
      >
        <Mark aria-hidden="true" />
        <span className={styles.label}>{say(broken ? 'chip.policy.broken' : 'chip.policy')}</span>
        <VisuallyHidden elementType="span">
          {hint} {say('chip.policy.why')}
        </VisuallyHidden>
      </Button>
    </span>
  );
}
