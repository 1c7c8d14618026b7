import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { JarHoldings, JarState } from '../../../main/shared/bench-records.ts';
import { useStore } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import styles from './jar-card.module.css';

export interface EmptyJarProps {
  readonly jar: JarState;
  readonly everything: boolean;
  readonly done: () => void;
}

/** Says exactly what would go before it goes: in the card itself, nothing lies over a pane. */
export function EmptyJar({ jar, everything, done }: EmptyJarProps) {
  const store = useStore();
  const say = useSay();
  const [holdings, setHoldings] = useState<JarHoldings | null>(null);
  const seen = jar.cookies.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cookie that comes or goes changes what there is to be said.
  useEffect(() => {
    let late = false;
    void store.ask('jar.holdings', { jarId: jar.id }).then((answer) => {
      if (!late) setHoldings(answer);
    });
    return () => {
      late = true;
    };
  }, [store, jar.id, seen]);
  if (!holdings) return null;
  const { cookies, hosts, origins, cacheBytes } = holdings;
  const list = (words: readonly string[]) => words.join(', ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups a question with its answers.
    <div
      role="group"
      aria-label={say(everything ? 'empty.everything' : 'empty.cookies', { name: jar.name })}
      className={styles.confirm}
    >
      <p>
        {cookies === 0
          ? say('empty.no-cookies', { name: jar.name })
          : say('empty.says-cookies', { name: jar.name, count: cookies, hosts: list(hosts) })}
      </p>
      {everything && (
        <>
          <p>{say('empty.says-storage', { count: origins.length, origins: list(origins), kib: cacheBytes / 1024 })}</p>
          <p>{say('empty.only-cookies-return')}</p>
        </>
      )}
      <p className={styles.row}>
        <Button
          className={buttons.button ?? ''}
          isDisabled={cookies === 0 && !everything}
          onPress={() => void store.ask('jar.empty', { jarId: jar.id, everything }).then(done)}
        >
          {say('empty.go')}
        </Button>
        <Button className={buttons.quiet ?? ''} onPress={done} autoFocus>
          {say('cookie-form.cancel')}
        </Button>
      </p>
    </div>
  );
}
