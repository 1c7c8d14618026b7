import { Eye, EyeOff, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import type { CookieName, CookieView, JarState } from '../../../main/shared/bench-records.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { useThread, useTouch } from '../../thread/thread-context.tsx';
import { ThreadKnot } from '../../thread/thread-knot.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { CookieForm } from './cookie-form.tsx';
import styles from './cookies-panel.module.css';
import { describeKeptCookie } from './describe-cookie.ts';

/** One cookie: what it says about itself in sentences, and what can be done with it. */
export function CookieEntry({ cookie, jar }: { readonly cookie: CookieView; readonly jar: JarState }) {
  const store = useStore();
  const { server, jars } = useWindowState('server', 'jars');
  const say = useSay();
  const { thread, held, hold } = useThread();
  const end = { kind: 'person', jarId: jar.id } as const;
  const touch = useTouch(end);
  const lit = cookie.ticket && (thread?.jars.some((other) => other.id === jar.id) ?? false);
  const { known } = cookie;
  const dead = cookie.ticket && jar.ticket.kind === 'held' && !server.rows.has(jar.ticket.key);
  const sentences = describeKeptCookie(say, cookie, Date.now());
  const others = jars.filter((other) => other.id !== jar.id);
  const [editing, setEditing] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const toggleValue = async () => {
    if (shown !== null) return setShown(null);
    const answer = await store.ask('cookie.reveal', { jarId: jar.id, cookie: cookieName(cookie) });
    if (answer) setShown(answer.value);
  };
  // A new value is masked again: `shown` was the old one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the masked value is what tells that it changed.
  useEffect(() => setShown(null), [cookie.value]);
  const pair = `${cookie.name}=${shown ?? cookie.value}`;
  return (
    <div className={styles.cookie} data-lit={lit} {...(cookie.ticket ? touch : {})}>
      <p className={styles.pair}>
        {cookie.ticket ? (
          <ToggleButton
            className={styles.ticket ?? ''}
            isSelected={held?.kind === 'person' && held.jarId === jar.id}
            onChange={() => hold(end)}
          >
            {pair}
          </ToggleButton>
        ) : (
          <code>{pair}</code>
        )}
        {cookie.ticket && <span className={styles.badge}>{say('cookies.ticket')}</span>}
        {known && !known.chosen && (
          <span className={styles.badge}>
            {say(`cookies.known.${known.role}`, { framework: known.framework ?? 'none' })}
          </span>
        )}
        <ThreadKnot lit={lit} />
        <span className={styles.space} />
        <IconButton
          label={say(shown === null ? 'cookies.show' : 'cookies.hide', { cookie: cookie.name })}
          onPress={() => void toggleValue()}
        >
          {shown === null ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
        </IconButton>
        <IconButton
          label={say('cookies.edit', { cookie: cookie.name, name: jar.name })}
          onPress={() => setEditing(!editing)}
        >
          <Pencil aria-hidden="true" />
        </IconButton>
        <IconButton
          label={say('cookies.delete', { cookie: cookie.name, name: jar.name })}
          onPress={() => void store.ask('cookie.delete', { jarId: jar.id, cookie: cookieName(cookie) })}
        >
          <Trash2 aria-hidden="true" />
        </IconButton>
      </p>
      {dead && <p className={styles.dead}>{say('cookies.dead')}</p>}
      {editing ? (
        <CookieForm jar={jar} cookie={cookie} host={cookie.domain} done={() => setEditing(false)} />
      ) : (
        <ul className={styles.sentences}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {jar.site === 'own' && (known?.role !== 'csrf' || known.chosen) && (
        <p className={styles.copies}>
          <ToggleButton
            className={styles.copy ?? ''}
            isSelected={known?.chosen ?? false}
            onChange={(mine) => void store.ask('own-app.session', { cookie: mine ? cookie.name : null })}
          >
            {say(known?.chosen ? 'cookies.session.chosen' : 'cookies.session.choose')}
          </ToggleButton>
        </p>
      )}
      {others.length > 0 && (
        <p className={styles.copies}>
          <span>{say('cookies.copy-to')}</span>
          {others.map((other) => (
            <Button
              key={other.id}
              className={styles.copy ?? ''}
              aria-label={say('cookies.copy-to.label', { name: other.name, cookie: cookie.name })}
              onPress={() => void store.ask('cookie.copy', { from: jar.id, cookie: cookieName(cookie), to: other.id })}
            >
              <PersonAvatar name={other.name} shape={other.shape} colour={other.colour} plain />
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}

/** What names a cookie inside its jar. */
function cookieName({ name, domain, path }: CookieView): CookieName {
  return { name, domain, path };
}
