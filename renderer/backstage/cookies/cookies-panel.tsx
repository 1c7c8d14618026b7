import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { RefusedCookie } from '../../../main/shared/contract/jars.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import { useHeight } from '../../ui/use-measure.ts';
import { useTypeScale } from '../../ui/use-type-scale.ts';
import { useBeats } from '../conversation/beats-context.tsx';
import { SessionsPanel } from '../sessions/sessions-panel.tsx';
import styles from './cookies-panel.module.css';
import { engineReason } from './engine-reason.ts';
import { JarCard } from './jar-card.tsx';

/** px, with ordinary text: a panel as high as this has room for what the server remembers beneath. */
const highEnough = 440;

/** What each person's browser keeps, in sentences; and what the browsers refused, with the engine's own reason. */
export function CookiesPanel() {
  const store = useStore();
  const { bench, jars, facts, refusedCookies } = useWindowState('bench', 'jars', 'facts', 'refusedCookies');
  const say = useSay();
  const { cursor } = useBeats();
  const [panel, setPanel] = useState<HTMLElement | null>(null);
  const high = useHeight(panel) >= highEnough * useTypeScale();
  return (
    <div ref={setPanel} className={styles.whole}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={styles.panel} tabIndex={0} aria-label={say('backstage.cookies')}>
        {/* Always there: nothing that one is about to press moves when the first change is made. */}
        <div className={styles.edits}>
          <Button
            className={buttons.button ?? ''}
            isDisabled={!bench.edits.canUndo}
            onPress={() => void store.ask('command.run', { id: 'jar.undo' })}
          >
            <Undo2 aria-hidden="true" />
            {say('cookies.undo')} <kbd className={buttons.key}>{facts.keys['jar.undo']}</kbd>
          </Button>
          <Button
            className={buttons.button ?? ''}
            isDisabled={!bench.edits.canRedo}
            onPress={() => void store.ask('command.run', { id: 'jar.redo' })}
          >
            <Redo2 aria-hidden="true" />
            {say('cookies.redo')} <kbd className={buttons.key}>{facts.keys['jar.redo']}</kbd>
          </Button>
          {cursor && <span className={styles.now}>{say('cookies.now')}</span>}
        </div>
        <ul className={styles.jars}>
          {jars.map((jar) => (
            <JarCard key={jar.id} jar={jar} />
          ))}
        </ul>
        {refusedCookies.length > 0 && (
          <>
            <h2 className={styles.title}>{say('cookies.refused.title')}</h2>
            <ul className={styles.refusals}>
              {refusedCookies.toReversed().map((refused) => (
                <Refusal key={`${refused.at}-${refused.name}-${refused.url}`} refused={refused} />
              ))}
            </ul>
          </>
        )}
        {bench.edits.newer.map(({ jarId, cookie }) => (
          <p key={`${jarId}${cookie}`} className={styles.newer} role="status">
            {say('cookies.newer', { name: jars.find((jar) => jar.id === jarId)?.name ?? '', cookie })}
          </p>
        ))}
      </section>
      {high && jars.some(({ site }) => site === 'shop') && (
        <div className={styles.remembered}>
          <SessionsPanel compact lying now />
        </div>
      )}
    </div>
  );
}

function Refusal({ refused }: { readonly refused: RefusedCookie }) {
  const { jars } = useWindowState('jars');
  const say = useSay();
  const jar = jars.find((candidate) => candidate.id === refused.jarId);
  const [reason = ''] = refused.reasons;
  return (
    <li className={styles.refusal}>
      <p>
        {say(`cookies.refused.${refused.direction}`, {
          name: jar?.name ?? say('cookies.nobody'),
          cookie: refused.name,
          reason: say(engineReason(reason)),
        })}
      </p>
      <code className={styles.wire}>
        {refused.reasons.join(', ')}
        {refused.line !== '' && ` · Set-Cookie: ${refused.line}`} · {refused.url}
      </code>
    </li>
  );
}
