import type { ExchangeId } from '../../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { ChannelMessages } from '../../../main/shared/traffic-records.ts';
import { headersOf } from '../../../main/shared/wire-headers.ts';
import type { Line } from '../../../server/inspector/records.ts';
import { useWindowState } from '../../state/bridge/store-context.tsx';
import { compareData } from '../../state/data-diff.ts';
import { stepWords } from '../../state/exchange-steps.ts';
import { type ForeignFacts, foreignOf } from '../../state/foreign-exchange.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import { personOfVisitor } from '../../state/people.ts';
import { clockTime } from '../../ui/clock-time.ts';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { sessionValues } from '../conversation/foreign-phrase.ts';
import { describeCookie } from '../cookies/describe-cookie.ts';
import { RewindButtons } from '../rewind/rewind-buttons.tsx';
import { DataTree } from '../sessions/data-tree.tsx';
import { effectKey } from './effect-key.ts';
import styles from './exchange-detail.module.css';
import { ExchangeTools } from './exchange-tools.tsx';
import { reasonPhrase } from './reason-phrase.ts';

export interface ExchangeDetailProps {
  readonly exchange: ExchangeRecord;
  /** A second one is to be chosen. */
  readonly onCompare: (first: ExchangeId) => void;
}

/** One exchange in full: what was asked, what the server did in which order, what became of the session, what was answered. */
export function ExchangeDetail({ exchange, onCompare }: ExchangeDetailProps) {
  const { people, facts, recording } = useWindowState('people', 'facts', 'recording');
  const say = useSay();
  const person = personOfVisitor(people, exchange.who);
  const { request, response } = exchange;
  const foreign = foreignOf(exchange);
  const cookies = headersOf(response.headers, 'set-cookie');
  return (
    <article className={styles.detail} aria-label={say('detail.label')}>
      <header className={styles.head}>
        {person ? (
          <PersonAvatar {...person} gone={!person.here} />
        ) : (
          <PersonAvatar name={say('person.guest')} shape="guest" colour="slate" />
        )}
        <h2 className={styles.line} data-verbatim>
          {request.method} {foreign?.url ?? request.target}
        </h2>
        <span className={styles.took}>{say('detail.took', { ms: exchange.tookMs })}</span>
      </header>
      {!recording && (
        <ExchangeTools exchange={exchange.id} person={person} onCompare={onCompare} kept={foreign?.kept ?? null} />
      )}
      {!recording && !foreign && person && (
        <div className={styles.rewind}>
          <RewindButtons exchange={exchange.id} />
        </div>
      )}

      {foreign ? <UnseenServer foreign={foreign} /> : <SeenServer exchange={exchange} />}

      <section className={styles.part}>
        <h3>{say('detail.answer')}</h3>
        <p className={styles.status} data-kind={Math.floor(response.status / 100)}>
          {response.status === 0 ? (
            say(response.cut ? 'answer.given-up' : 'answer.none')
          ) : (
            <>
              <code>
                {response.status} {reasonPhrase(response.status)}
              </code>{' '}
              · {say('sessions.bytes', { bytes: response.bytes })}
              {response.cut && ` · ${say('detail.cut')}`}
            </>
          )}
        </p>
        {cookies.map((line) => (
          <p key={line} className={styles.cookie}>
            <code>Set-Cookie: {line}</code>
            {describeCookie(say, line, {
              url: foreign?.url ?? `${facts.serverUrl}${request.target}`,
              now: exchange.at,
            }).map((sentence) => (
              <span key={sentence}>{sentence}</span>
            ))}
          </p>
        ))}
        <Headers lines={response.headers.filter(([name]) => name.toLowerCase() !== 'set-cookie')} />
      </section>

      <section className={styles.part}>
        <h3>{say('detail.request')}</h3>
        {request.form && (
          <>
            <h4>{say('detail.form')}</h4>
            <Headers lines={request.form} />
          </>
        )}
        <h4>{say('detail.headers')}</h4>
        <Headers lines={request.headers} />
      </section>
    </article>
  );
}

/** What the server did, as only the shop's own inspector can tell. */
function SeenServer({ exchange }: { readonly exchange: ExchangeRecord }) {
  const say = useSay();
  const { session } = exchange;
  return (
    <>
      <section className={styles.part}>
        <h3>{say('detail.steps')}</h3>
        <ol className={styles.steps}>
          {exchange.steps.map((step) => {
            const { what, outcome, good } = stepWords(say, step);
            return (
              <li key={`${step.kind}-${step.at}`} className={styles.step} data-good={good}>
                <span className={styles.at}>{say('detail.ms', { ms: step.at })}</span>
                <span>
                  {what}
                  {outcome !== '' && <strong className={styles.outcome}> {outcome}</strong>}
                </span>
              </li>
            );
          })}
        </ol>
      </section>

      <section className={styles.part}>
        <h3>{say('detail.session')}</h3>
        <p className={styles.effect}>{say(effectKey(exchange))}</p>
        {(session.after ?? session.before) && (
          <DataTree
            key={exchange.id}
            data={session.after?.data ?? {}}
            changes={compareData(session.before?.data ?? null, session.after?.data ?? null)}
            label={say('detail.session')}
          />
        )}
      </section>
    </>
  );
}

/** Somebody else's server: what it shows of itself on the wire, and that the rest cannot be seen. */
function UnseenServer({ foreign }: { readonly foreign: ForeignFacts }) {
  const say = useSay();
  const { shows, gives } = foreign;
  return (
    <section className={styles.part}>
      <h3>{say('detail.steps')}</h3>
      <p className={styles.effect}>{say('detail.foreign.unseen', { host: foreign.host })}</p>
      {foreign.fromCache && <p className={styles.effect}>{say('detail.foreign.cache')}</p>}
      {shows && (
        <p className={styles.effect}>{say('detail.foreign.shows', { ...sessionValues(shows), name: shows.name })}</p>
      )}
      {gives && (
        <p className={styles.effect}>{say('detail.foreign.gives', { ...sessionValues(gives), name: gives.name })}</p>
      )}
      {foreign.messages && <Messages messages={foreign.messages} />}
      {foreign.failure !== null && (
        <p className={styles.effect}>{say('detail.foreign.failure', { code: foreign.failure })}</p>
      )}
    </section>
  );
}

/** What was said on a channel that stays open, newest last. */
function Messages({ messages: { count, newest } }: { readonly messages: ChannelMessages }) {
  const { facts } = useWindowState('facts');
  const say = useSay();
  return (
    <>
      <p className={styles.effect}>{say('detail.messages', { count, shown: newest.length })}</p>
      <ol className={styles.steps}>
        {newest.map(({ at, way, text, bytes }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice; their order is what tells them apart.
          <li key={`${index}-${at}`} className={styles.step}>
            <span className={styles.at}>{clockTime(at, facts.language)}</span>
            <span>
              {say(`detail.message.${way}`)}{' '}
              {text === null ? say('sessions.bytes', { bytes }) : <code data-verbatim>{text}</code>}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Headers({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl className={styles.headers} data-verbatim>
      {lines.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat; their order is what tells them apart.
        <div key={`${index}-${name}`}>
          <dt>{name}:</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
