import { ToggleButton } from 'react-aria-components';
import type { CookieView, JarState, RefusedCookie } from '../../main/ipc/contract.ts';
import { useWindowState } from '../bridge/store-context.tsx';
import { PersonMark } from '../marks/person-mark.tsx';
import { useSay } from '../messages/say-context.tsx';
import { useThread, useTouch } from '../thread/thread-context.tsx';
import { ThreadKnot } from '../thread/thread-knot.tsx';
import styles from './cookies-panel.module.css';
import { describeKeptCookie } from './describe-cookie.ts';
import { engineReason } from './engine-reason.ts';

/** What each person's browser keeps, in sentences; and what the browsers refused, with the engine's own reason. */
export function CookiesPanel() {
  const { bench, refusedCookies } = useWindowState();
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.panel} tabIndex={0} aria-label={say('backstage.cookies')}>
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
  const { server } = useWindowState();
  const say = useSay();
  const { thread, held, hold } = useThread();
  const end = { kind: 'person', jarId: jar.id } as const;
  const touch = useTouch(end);
  const lit = cookie.ticket && (thread?.jars.some((other) => other.id === jar.id) ?? false);
  const dead = cookie.ticket && jar.ticket.kind === 'held' && !server.rows.has(jar.ticket.key);
  const sentences = describeKeptCookie(say, cookie, Date.now());
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
        <ThreadKnot lit={lit} />
      </p>
      {dead && <p className={styles.dead}>{say('cookies.dead')}</p>}
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function Refusal({ refused }: { readonly refused: RefusedCookie }) {
  const { bench } = useWindowState();
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
