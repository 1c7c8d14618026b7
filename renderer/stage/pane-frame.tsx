import { X } from 'lucide-react';
import type { PaneId } from '../../main/shared/bench-records.ts';
import { jarOfPane, paneOf } from '../state/bench-selectors.ts';
import { useSelected, useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { DialogBar } from './dialog-bar.tsx';
import { FindBar } from './find-bar.tsx';
import { PaneBar } from './pane-bar.tsx';
import styles from './pane-frame.module.css';
import { paneName } from './pane-name.ts';
import { PaneTroubleCard } from './pane-trouble-card.tsx';
import { PoppedCard } from './popped-card.tsx';
import { PopupBar } from './popup-bar.tsx';
import { SignInBar } from './sign-in-bar.tsx';
import { useSlot } from './slot-reporter.tsx';

/** A pane as the window draws it: the bar, and the empty slot that main lays the page over. */
export function PaneFrame({ paneId }: { readonly paneId: PaneId }) {
  const store = useStore();
  const say = useSay();
  // Not the whole pane: where it is and what it loads concerns its bar alone.
  const shown = useSelected((state) => {
    const pane = paneOf(state, paneId);
    const jar = jarOfPane(state, paneId);
    if (!pane || !jar) return null;
    const { find, signIn, dialog, popup, trouble, popped } = pane;
    const active = state.bench.activePane === paneId;
    const notice = state.notices.get(paneId);
    return {
      name: paneName(jar, pane),
      colour: jar.colour,
      active,
      notice,
      find,
      signIn,
      dialog,
      popup,
      trouble,
      popped,
    };
  });
  if (!shown) return null;
  const { name, colour, active, notice, find, signIn, dialog, popup, trouble, popped } = shown;
  const activate = () => {
    if (!active) void store.ask('pane.activate', { paneId });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups a pane's bar with its page.
    <div
      role="group"
      aria-label={name}
      className={styles.frame}
      data-colour={colour}
      data-active={active}
      onFocus={activate}
      onPointerDown={activate}
    >
      <PaneBar paneId={paneId} name={name} />
      {notice && (
        <p className={styles.notice} role="status">
          <span className={styles.noticeText}>{say(`notice.${notice}`)}</span>
          <IconButton
            label={say('notice.dismiss')}
            onPress={() => store.dispatch({ kind: 'notice', paneId, code: null })}
          >
            <X aria-hidden="true" />
          </IconButton>
        </p>
      )}
      {find && <FindBar paneId={paneId} name={name} find={find} />}
      {dialog && <DialogBar key={dialog.message} paneId={paneId} name={name} wish={dialog} />}
      {popup !== null && <PopupBar paneId={paneId} url={popup} />}
      {signIn && <SignInBar paneId={paneId} wish={signIn} />}
      {trouble ? (
        <PaneTroubleCard paneId={paneId} trouble={trouble} />
      ) : popped ? (
        <PoppedCard paneId={paneId} name={name} />
      ) : (
        <Slot paneId={paneId} />
      )}
    </div>
  );
}

function Slot({ paneId }: { readonly paneId: PaneId }) {
  const ref = useSlot(paneId);
  return <div ref={ref} className={styles.slot} data-slot={paneId} />;
}
