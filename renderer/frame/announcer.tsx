import { useEffect, useRef } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { ExchangeRecord } from '../../main/shared/exchange-records.ts';
import { exchangeSentence } from '../backstage/conversation/click-words.ts';
import { groupClicks } from '../backstage/conversation/clicks.ts';
import { useStore } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import { personOfVisitor } from '../state/people.ts';

/**
 * Tells a screen reader, once each, what sighted people see happen elsewhere than where they act: what somebody at the bench
 * changed at the shop (an Add in a page), that all begins anew, and how many defences are off.
 */
export function Announcer() {
  const store = useStore();
  const say = useSay();
  const region = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // A new element each time: the same words twice are two pieces of news.
    const tell = (words: string) => {
      const line = document.createElement('span');
      line.textContent = words;
      region.current?.replaceChildren(line);
    };
    const nameOf = ({ who }: ExchangeRecord): string | null => {
      const state = store.read();
      const person = state && personOfVisitor(state.people, who);
      return person?.here ? person.name : null;
    };
    let weak = store.read()?.settings.weak.length ?? 0;
    const stops = [
      store.on('inspector.events', ({ events }) => {
        const told = events.flatMap((event) => {
          if (event.kind !== 'exchange' || !groupClicks([event.exchange])[0]?.changing) return [];
          const name = nameOf(event.exchange);
          return name === null ? [] : [exchangeSentence(say, event.exchange, name)];
        });
        if (told.length > 0) tell(told.join(' '));
      }),
      store.on('exchange.news', ({ kind }) => {
        if (kind === 'over') tell(say('announce.anew'));
      }),
      store.on('settings.changed', (settings) => {
        if (settings.weak.length === weak) return;
        weak = settings.weak.length;
        tell(weak === 0 ? say('chip.defences') : say('weak.chip', { count: weak }));
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [store, say]);
  return (
    <VisuallyHidden>
      <span ref={region} role="status" data-announcer />
    </VisuallyHidden>
  );
}
