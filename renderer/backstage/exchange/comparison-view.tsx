import { ArrowLeft, Scale } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { LineDifference } from '../../../main/shared/exchange-difference.ts';
import type { ComparedSide, Comparison } from '../../../main/shared/exchange-news.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import { clockTime } from '../../ui/clock-time.ts';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import styles from './comparison-view.module.css';
import { sentWords } from './sent-words.ts';
import { TextDifferenceView } from './text-difference-view.tsx';

/** Two exchanges side by side: their answers, what differs, and the whole of both below. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const store = useStore();
  const say = useSay();
  const { before, after, difference, sent } = comparison;
  const { request, answer } = difference;
  const asked = [...request.line, ...request.cookies.map(asCookie), ...request.form, ...request.headers];
  const answered = [...answer.cookies.map(asSetCookie), ...answer.headers];
  return (
    <article className={styles.view} aria-label={say('compare.label')}>
      <header className={styles.head}>
        <Button
          className={buttons.button ?? ''}
          autoFocus
          onPress={() => store.dispatch({ kind: 'comparison-closed' })}
        >
          <ArrowLeft aria-hidden="true" />
          {say('compare.back')}
        </Button>
        <h2 className={styles.title} data-verbatim>
          {before.method} {addressWords(before.url)}
        </h2>
        {sent && <span className={styles.quiet}>{say(sent.own ? 'compare.again' : 'compare.again-as')}</span>}
      </header>
      {sentWords(say, comparison).map((sentence) => (
        <p key={sentence} className={styles.sentence} role="status">
          {sentence}
        </p>
      ))}
      {sent?.verdict?.kind === 'unproven' && sent.verdict.why === 'not-tried' && (
        <p>
          <Button
            className={buttons.button ?? ''}
            onPress={() => void store.ask('exchange.prove', { again: sent.again })}
          >
            <Scale aria-hidden="true" />
            {say('compare.prove', { name: before.who?.name ?? '' })}
          </Button>
        </p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <td className={styles.corner} />
            <SideHead side={before} order={say('compare.first')} />
            <SideHead side={after} order={say(sent ? 'compare.second-sent' : 'compare.second')} />
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say('compare.answer')}</th>
            <StatusCell side={before} />
            <StatusCell side={after} />
          </tr>
          <DifferenceRows lines={answered} />
          <tr className={styles.section}>
            <th scope="rowgroup" colSpan={3}>
              {say(asked.length === 0 ? 'compare.request.same' : 'compare.request')}
            </th>
          </tr>
          <DifferenceRows lines={asked} />
        </tbody>
      </table>
      <h3 className={styles.part}>{say('compare.body')}</h3>
      <TextDifferenceView difference={answer.body} />
      <h3 className={styles.part}>{say('compare.whole')}</h3>
      <div className={styles.wholes}>
        <Whole side={before} />
        <Whole side={after} />
      </div>
    </article>
  );
}

function SideHead({ side, order }: { readonly side: ComparedSide; readonly order: string }) {
  const { facts } = useWindowState('facts');
  const say = useSay();
  return (
    <th scope="col">
      <span className={styles.side}>
        {side.who ? (
          <PersonAvatar {...side.who} />
        ) : (
          <PersonAvatar name={say('person.guest')} shape="guest" colour="slate" />
        )}
        <span className={styles.quiet}>
          {order} · {clockTime(side.at, facts.language)}
        </span>
      </span>
    </th>
  );
}

function StatusCell({ side }: { readonly side: ComparedSide }) {
  return (
    <td className={styles.status} data-kind={side.status === null ? 5 : Math.floor(side.status / 100)} data-verbatim>
      {side.status === null ? (side.failure ?? '…') : `${side.status} ${side.statusText}`}
    </td>
  );
}

function DifferenceRows({ lines }: { readonly lines: readonly LineDifference[] }) {
  const say = useSay();
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat; their order is what tells them apart.
    <tr key={`${index}-${line.name}`}>
      <th scope="row" data-verbatim>
        {line.name}
      </th>
      <td
        className={line.before === null ? styles.missing : styles.before}
        data-verbatim={line.before !== null || undefined}
      >
        {line.before ?? say('compare.missing')}
      </td>
      <td
        className={line.after === null ? styles.missing : styles.after}
        data-verbatim={line.after !== null || undefined}
      >
        {line.after ?? say('compare.missing')}
      </td>
    </tr>
  ));
}

function Whole({ side }: { readonly side: ComparedSide }) {
  const say = useSay();
  const headers = side.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <pre className={styles.whole} tabIndex={0} data-verbatim>
      {`${side.status ?? side.failure ?? ''} ${side.statusText}\n${headers}\n\n${side.body ?? say('compare.body.unknown')}`}
    </pre>
  );
}

function asCookie(line: LineDifference): LineDifference {
  return { ...line, name: `Cookie ${line.name}` };
}

function asSetCookie(line: LineDifference): LineDifference {
  return { ...line, name: `Set-Cookie ${line.name}` };
}

function addressWords(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
