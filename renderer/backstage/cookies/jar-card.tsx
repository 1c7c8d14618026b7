import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { JarState } from '../../../main/shared/bench-records.ts';
import { useSelected, useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import { IconButton } from '../../ui/icon-button.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { CookieEntry } from './cookie-entry.tsx';
import { CookieForm } from './cookie-form.tsx';
import { EmptyJar } from './empty-jar.tsx';
import styles from './jar-card.module.css';

type Doing = 'nothing' | 'adding' | 'cookies' | 'everything';

/** One person's jar: its cookies, and what can be done with all of it. */
export function JarCard({ jar }: { readonly jar: JarState }) {
  const store = useStore();
  const { jars, facts } = useWindowState('jars', 'facts');
  const address = useSelected(({ panes }) => panes.find((pane) => pane.jarId === jar.id)?.address ?? '');
  const say = useSay();
  const [doing, setDoing] = useState<Doing>('nothing');
  const done = () => setDoing('nothing');
  const others = jars.filter((other) => other.id !== jar.id);
  const host = new URL(URL.canParse(address) ? address : facts.serverUrl).hostname;
  return (
    <li className={styles.jar} data-colour={jar.colour} data-jar={jar.id}>
      <div className={styles.head}>
        <PersonAvatar name={jar.name} shape={jar.shape} colour={jar.colour} />
        <span className={styles.count}>
          {jar.cookies.length === 0 ? say('cookies.none') : say('cookies.count', { count: jar.cookies.length })}
        </span>
        <IconButton label={say('cookies.add', { name: jar.name })} onPress={() => setDoing('adding')}>
          <Plus aria-hidden="true" />
        </IconButton>
      </div>
      {doing === 'adding' && <CookieForm jar={jar} cookie={null} host={host} done={done} />}
      {jar.cookies.map((cookie) => (
        <CookieEntry key={`${cookie.domain}${cookie.path}${cookie.name}`} cookie={cookie} jar={jar} />
      ))}
      {jar.cookies.length > 0 && others.length > 0 && (
        <p className={styles.row}>
          <span>{say('cookies.copy-jar')}</span>
          {others.map((other) => (
            <Button
              key={other.id}
              className={styles.copy ?? ''}
              aria-label={say('cookies.copy-jar.label', { name: jar.name, other: other.name })}
              onPress={() => void store.ask('jar.copy-cookies', { from: jar.id, to: other.id })}
            >
              <PersonAvatar name={other.name} shape={other.shape} colour={other.colour} plain />
            </Button>
          ))}
        </p>
      )}
      {doing === 'cookies' || doing === 'everything' ? (
        <EmptyJar key={doing} jar={jar} everything={doing === 'everything'} done={done} />
      ) : (
        <p className={styles.row}>
          <Button className={buttons.quiet ?? ''} onPress={() => setDoing('cookies')}>
            {say('empty.cookies', { name: jar.name })}
          </Button>
          <Button className={buttons.quiet ?? ''} onPress={() => setDoing('everything')}>
            {say('empty.everything', { name: jar.name })}
          </Button>
        </p>
      )}
    </li>
  );
}
