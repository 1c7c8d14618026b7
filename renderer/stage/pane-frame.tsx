import { X } from 'lucide-react';
import type { PaneState } from '../../main/shared/bench-records.ts';
import { useStore, useWindowState } from '../state/bridge/store-context.tsx';
import type { MessageKey } from '../state/messages/messages.ts';
import { useSay } from '../state/messages/say-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { FindBar } from './find-bar.tsx';
import { PaneBar } from './pane-bar.tsx';
import styles from './pane-frame.module.css';
import { paneName } from './pane-name.ts';
import { PaneTroubleCard } from './pane-trouble-card.tsx';
import { PoppedCard } from './popped-card.tsx';
import { SignInBar } from './sign-in-bar.tsx';
import { useSlot } from './slot-reporter.tsx';

/** A pane as the window draws it: the bar, and the empty slot that main lays the page over. */
export function PaneFrame({ pane }: { readonly pane: PaneState }) {
  const store = useStore();
  const { bench, notices } = useWindowState('bench', 'notices');
  const say = useSay();
  const jar = bench.jars.find((candidate) => candidate.id === pane.jarId);
  if (!jar) return null;
  const name = paneName(jar, pane);
  const active = bench.activePane === pane.id;
  const notice = notices.get(pane.id);
  const activate = () => {
    if (!active) void store.ask('pane.activate', { paneId: pane.id });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups a pane's bar with its page.
    <div
      role="group"
      aria-label={name}
      className={styles.frame}
      data-colour={jar.colour}
      data-active={active}
      onFocus={activate}
      onPointerDown={activate}
    >
      <PaneBar pane={pane} jar={jar} name={name} />
      {notice && (
        <p className={styles.notice} role="status">
          <span className={styles.noticeText}>{say(`notice.${notice}` as MessageKey)}</span>
          <IconButton
            label={say('notice.dismiss')}
            onPress={() => store.dispatch({ kind: 'notice', paneId: pane.id, code: null })}
          >
            <X aria-hidden="true" />
          </IconButton>
        </p>
      )}
      {pane.find && <FindBar paneId={pane.id} name={name} find={pane.find} />}
      {pane.signIn && <SignInBar paneId={pane.id} wish={pane.signIn} />}
      {pane.trouble ? (
        <PaneTroubleCard pane={pane} trouble={pane.trouble} />
      ) : pane.popped ? (
        <PoppedCard paneId={pane.id} name={name} />
      ) : (
        <Slot pane={pane} />
      )}
    </div>
  );
}

function Slot({ pane }: { readonly pane: PaneState }) {
  const ref = useSlot(pane.id);
  return <div ref={ref} className={styles.slot} data-slot={pane.id} />;
}
