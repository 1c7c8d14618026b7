import { Trash2, Undo2 } from 'lucide-react';
import { Button, ToggleButton } from 'react-aria-components';
import type { CookieName, CookieView, JarState, RefusedCookie } from '../../main/ipc/contract.ts';
import { useStore, useWindowState } from '../bridge/store-context.tsx';
import buttons from '../frame/button.module.css';
import { IconButton } from '../frame/icon-button.tsx';
import { PersonMark } from '../marks/person-mark.tsx';
import { useSay } from '../messages/say-context.tsx';
import { useThread, useTouch } from '../thread/thread-context.tsx';
import { ThreadKnot } from '../thread/thread-knot.tsx';
import styles from './cookies-panel.module.css';
import { describeKeptCookie } from './describe-cookie.ts';
import { engineReason } from './engine-reason.ts';

/** What each person's browser keeps, in sentences; and what the browsers refused, with the engine's own reason. */
export function CookiesPanel() {
  const store = useStore();
  const { bench, facts, refusedCookies } = useWindowState('bench', 'facts', 'refusedCookies');
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.panel} tabIndex={0} aria-label={say('backstage.cookies')}>
      {(bench.edits.canUndo || bench.edits.canRedo) && (
        <p className={styles.edits}>
          <Button
            className={buttons.button ?? ''}
            isDisabled={!bench.edits.canUndo}
            onPress={() => void store.ask('command.run', { id: 'jar.undo' })}
          >
            <Undo2 aria-hidden="true" />
            {say('cookies.undo')} <kbd className={buttons.key}>{facts.keys['jar.undo']}</kbd>
          </Button>
          <Button
            className={buttons.quiet ?? ''}
            isDisabled={!bench.edits.canRedo}
            onPress={() => void store.ask('command.run', { id: 'jar.redo' })}
          >
            {say('cookies.redo')} <kbd className={buttons.key}>{facts.keys['jar.redo']}</kbd>
          </Button>
        </p>
      )}
      <ul className={styles.jars}>
        {bench.jars.map((jar) => (
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
    </section>
  );
}

function JarCard({ jar }: { readonly jar: JarState }) {
  const say = useSay();
  return (
    <li className={styles.jar} data-colour={jar.colour}>
      <div className={styles.head}>
        <PersonMark name={jar.name} shape={jar.shape} colour={jar.colour} />
        <span className={styles.count}>
          {jar.cookies.length === 0 ? say('cookies.none') : say('cookies.count', { count: jar.cookies.length })}
        </span>
      </div>
      {jar.cookies.map((cookie) => (
        <CookieEntry key={`${cookie.domain}${cookie.path}${cookie.name}`} cookie={cookie} jar={jar} />
      ))}
    </li>
  );
}

function CookieEntry({ cookie, jar }: { readonly cookie: CookieView; readonly jar: JarState }) {
  const store = useStore();
  const { server, bench } = useWindowState('server', 'bench');
  const say = useSay();
  const { thread, held, hold } = useThread();
  const end = { kind: 'person', jarId: jar.id } as const;
  const touch = useTouch(end);
  const lit = cookie.ticket && (thread?.jars.some((other) => other.id === jar.id) ?? false);
  const dead = cookie.ticket && jar.ticket.kind === 'held' && !server.rows.has(jar.ticket.key);
  const sentences = describeKeptCookie(say, cookie, Date.now());
  const others = bench.jars.filter((other) => other.id !== jar.id);
  const pair = `${cookie.name}=${cookie.value}`;
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
        {cookie.known && (
          <span className={styles.badge}>
            {say(`cookies.known.${cookie.known.role}`, { framework: cookie.known.framework })}
          </span>
        )}
        <ThreadKnot lit={lit} />
        <span className={styles.space} />
        <IconButton
          label={say('cookies.delete', { cookie: cookie.name, name: jar.name })}
          onPress={() => void store.ask('cookie.delete', { jarId: jar.id, cookie: cookieName(cookie) })}
        >
          <Trash2 aria-hidden="true" />
        </IconButton>
      </p>
      {dead && <p className={styles.dead}>{say('cookies.dead')}</p>}
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
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
              <PersonMark name={other.name} shape={other.shape} colour={other.colour} plain />
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

function Refusal({ refused }: { readonly refused: RefusedCookie }) {
  const { bench } = useWindowState('bench');
  const say = useSay();
  const jar = bench.jars.find((candidate) => candidate.id === refused.jarId);
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
