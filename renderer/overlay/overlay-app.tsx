import { useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { AppFacts } from '../../main/shared/contract/app.ts';
import type { OverlayState } from '../../main/shared/contract/overlay.ts';
import type { JarfulBridge } from '../../main/shared/contract.ts';
import { formatLocale, speak } from '../../main/shared/messages/messages.ts';
import { SayProvider } from '../state/messages/say-context.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { useProjectorView } from '../ui/projector-view.ts';
import { OverlayProvider } from './overlay-context.tsx';
import { OverlayFrame } from './overlay-frame.tsx';

/** The page over the panes; nothing while nothing stands there. */
export function OverlayApp({ bridge }: { readonly bridge: JarfulBridge }) {
  const [facts, setFacts] = useState<AppFacts | null>(null);
  const [state, setState] = useState<OverlayState>({ kind: null, projector: false });
  useProjectorView(state.projector);
  useEffect(() => {
    let heard = false;
    const stop = bridge.on('overlay.changed', (news) => {
      heard = true;
      setState(news);
    });
    const stopFacts = bridge.on('facts.changed', setFacts);
    void bridge.ask('app.facts', null).then((answer) => answer.ok && setFacts((told) => told ?? answer.value));
    // What is told meanwhile is newer than the answer.
    void bridge.ask('overlay.state', null).then((answer) => answer.ok && !heard && setState(answer.value));
    return () => {
      stop();
      stopFacts();
    };
  }, [bridge]);
  useEffect(() => {
    if (facts) document.documentElement.lang = facts.language;
  }, [facts]);
  const hand = useMemo(
    () =>
      facts && {
        facts,
        ask: bridge.ask,
        on: bridge.on,
        close: () => void bridge.ask('overlay.close', null),
        run: (id: Parameters<typeof bridge.ask<'overlay.run'>>[1]['id']) => void bridge.ask('overlay.run', { id }),
      },
    [bridge, facts],
  );
  const say = useMemo(() => facts && speak(facts.texts, facts.language), [facts]);
  if (!facts || !hand || !say || state.kind === null) return null;
  return (
    <I18nProvider locale={formatLocale(facts.language)}>
      <SayProvider value={say}>
        <ErrorBoundary>
          <OverlayProvider value={hand}>
            <OverlayFrame key={state.kind} kind={state.kind} />
          </OverlayProvider>
        </ErrorBoundary>
      </SayProvider>
    </I18nProvider>
  );
}
