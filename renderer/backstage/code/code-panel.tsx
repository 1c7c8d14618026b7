import { useEffect, useEffectEvent, useState } from 'react';
import { GridList, GridListItem, type Selection } from 'react-aria-components';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { stepWords } from '../../state/exchange-steps.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import { useThread } from '../../thread/thread-context.tsx';
import { useBeats } from '../conversation/beats-context.tsx';
import { beatOfStep } from './beat-of-step.ts';
import styles from './code-panel.module.css';
import { useCodePlace } from './code-place.tsx';
import { CodeView } from './code-view.tsx';
import { litLines, litSteps } from './lit-lines.ts';

/** What was opened, by hand or by a button that leads to a line, at which place of the conversation. */
interface Opened {
  readonly file: string;
  readonly line?: number;
  readonly place: string;
}

/** The server's own source, the one that runs, with the lines that the chosen exchange went through. */
export function CodePanel() {
  const store = useStore();
  const { server } = useWindowState('server');
  const say = useSay();
  const { held } = useThread();
  const [files, setFiles] = useState<readonly string[]>([]);
  const { cursor } = useBeats();
  const told = cursor && server.exchanges.find((candidate) => candidate.id === cursor.exchangeId);
  const newest = server.exchanges.at(-1) ?? null;
  const exchange =
    told || (held?.kind === 'exchange' && server.exchanges.find((candidate) => candidate.id === held.id)) || newest;
  const steps = litSteps(exchange);
  const now = cursor ? steps.filter(({ step }) => beatOfStep(step) === cursor.beat) : [];
  // What was opened by hand stays until the conversation goes on: then the light leads.
  const place = cursor ? `${cursor.exchangeId} ${cursor.beat}` : held?.kind === 'exchange' ? `${held.id}` : '';
  const { place: led, arrive } = useCodePlace();
  const [opened, open] = useState<Opened | null>(led && { file: led.file, line: led.line, place });
  const goThere = useEffectEvent(() => {
    if (led) open({ file: led.file, line: led.line, place });
    arrive();
  });
  useEffect(() => {
    if (led) goThere();
  }, [led]);
  const byHand = opened?.place === place ? opened : null;
  const pointed = byHand?.line === undefined ? null : new Map([[byHand.line, []]]);
  const file = byHand?.file ?? now[0]?.source.file ?? steps[0]?.source.file ?? firstToRead(files);

  useEffect(() => {
    void store.ask('code.files', null).then((answer) => setFiles(answer?.files ?? []));
  }, [store]);

  const choose = (keys: Selection) => {
    const [key] = keys === 'all' ? [] : keys;
    if (key !== undefined) open({ file: String(key), place });
  };

  return (
    <Group className={styles.panel} orientation="horizontal">
      <Panel id="code-files" minSize="14em" defaultSize="26%" className={styles.side}>
        {exchange && steps.length > 0 && (
          <>
            <h2 className={styles.title}>
              {say('code.way')} <code>{`${exchange.request.method} ${exchange.request.target}`}</code>
            </h2>
            <GridList
              className={styles.steps ?? ''}
              aria-label={say('code.way')}
              selectionMode="none"
              onAction={(key) => {
                const step = steps.find((lit) => lit.order === Number(key));
                if (step) open({ file: step.source.file, place });
              }}
            >
              {steps.map(({ order, step, source }) => (
                <GridListItem
                  key={order}
                  id={order}
                  className={styles.item ?? ''}
                  data-now={now.some((current) => current.order === order)}
                  textValue={stepWords(say, step).what}
                >
                  <span className={styles.order}>{order}</span>
                  <span className={styles.words}>{stepWords(say, step).what}</span>
                  <code className={styles.where}>{`${shortName(source.file)}:${source.line}`}</code>
                </GridListItem>
              ))}
            </GridList>
          </>
        )}
        <h2 className={styles.title}>{say('code.files')}</h2>
        <GridList
          className={styles.files ?? ''}
          aria-label={say('code.files')}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={file === null ? [] : [file]}
          onSelectionChange={choose}
          renderEmptyState={() => <p className={styles.empty}>{say('code.none')}</p>}
        >
          {files.map((name) => (
            <GridListItem key={name} id={name} className={styles.item ?? ''} textValue={name}>
              <code className={styles.name} title={name}>
                {name}
              </code>
            </GridListItem>
          ))}
        </GridList>
      </Panel>
      <Separator className={styles.divider} aria-label={say('divider.detail')} />
      <Panel id="code-text" minSize="40%" className={styles.text}>
        {file !== null && (
          <CodeView key={file} file={file} lit={litLines(steps, file)} now={pointed ?? litLines(now, file)} />
        )}
      </Panel>
    </Group>
  );
}

/** The file that shows the way of a request from top to bottom, where a reader should start. */
function firstToRead(files: readonly string[]): string | null {
  return files.find((name) => name.endsWith('/pipeline.ts')) ?? files[0] ?? null;
}

function shortName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
