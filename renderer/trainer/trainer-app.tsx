import { useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { AppFacts } from '../../main/shared/contract/app.ts';
import type { JarfulBridge } from '../../main/shared/contract.ts';
import { formatLocale, speak } from '../../main/shared/messages/messages.ts';
import type { TrainerState } from '../../main/shared/trainer-records.ts';
import { SayProvider } from '../state/messages/say-context.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { TrainerSheet } from './trainer-sheet.tsx';
import { useTrainerKeys } from './use-trainer-keys.ts';

/** The trainer's own window: what the class does not see, and the way through the lesson. */
export function TrainerApp({ bridge }: { readonly bridge: JarfulBridge }) {
  const [facts, setFacts] = useState<AppFacts | null>(null);
  const [state, setState] = useState<TrainerState | null>(null);
  useEffect(() => {
    const stop = bridge.on('lesson.trainer-changed', setState);
    const stopFacts = bridge.on('facts.changed', setFacts);
    // What is told meanwhile is newer than the answers.
    void bridge.ask('app.facts', null).then((answer) => answer.ok && setFacts((told) => told ?? answer.value));
    void bridge.ask('lesson.trainer', null).then((answer) => answer.ok && setState((told) => told ?? answer.value));
    return () => {
      stop();
      stopFacts();
    };
  }, [bridge]);
  useTrainerKeys(bridge);
  const say = useMemo(() => facts && speak(facts.texts, facts.language), [facts]);
  const title = state?.lesson?.title;
  useEffect(() => {
    if (!facts || !say) return;
    document.documentElement.lang = facts.language;
    document.title = title === undefined ? say('trainer.title') : `${title} – ${say('trainer.title')}`;
  }, [facts, say, title]);
  if (!facts || !say || !state) return null;
  return (
    <I18nProvider locale={formatLocale(facts.language)}>
      <SayProvider value={say}>
        <ErrorBoundary>
          <TrainerSheet lesson={state.lesson} bridge={bridge} />
        </ErrorBoundary>
      </SayProvider>
    </I18nProvider>
  );
}
