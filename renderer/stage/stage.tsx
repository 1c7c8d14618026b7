import { Fragment, useState } from 'react';
import { Button } from 'react-aria-components';
import { Cell, Grid, Gridline } from 'react-resizable-panels';
import { useSelected, useStore, useWindowState } from '../state/bridge/store-context.tsx';
import { useSay } from '../state/messages/say-context.tsx';
import buttons from '../ui/button.module.css';
import { useHeight, useWidth } from '../ui/use-measure.ts';
import { useTypeScale } from '../ui/use-type-scale.ts';
import { arrangePanes, columnLines, narrowestPane } from './arrange-panes.ts';
import { PaneFrame } from './pane-frame.tsx';
import { useMeasureAfterDrawing, useMeasureSoon } from './slot-reporter.tsx';
import styles from './stage.module.css';

/** The panes and the dividers between them. */
export function Stage() {
  const { layout } = useWindowState('bench').bench;
  const paneIds = useSelected(({ panes }) => panes.map(({ id }) => id));
  const say = useSay();
  const measureSoon = useMeasureSoon();
  const [stage, setStage] = useState<HTMLElement | null>(null);
  const width = useWidth(stage);
  const height = useHeight(stage);
  // Larger type needs larger panes: counted in the window's ordinary text.
  const scale = useTypeScale();
  const arrangement = arrangePanes(paneIds.length, layout, width / scale, height / scale);
  useMeasureAfterDrawing();

  return (
    <section ref={setStage} className={styles.stage} aria-label={say('stage.label')}>
      {paneIds.length === 0 ? (
        <EmptyBench />
      ) : (
        <Grid
          // Another number of tracks is another grid: its sizes start even.
          key={`${arrangement.columns}x${arrangement.rows}:${arrangement.large}`}
          className={styles.grid}
          columns={tracks(
            arrangement.columns,
            leastTrack(width / scale, arrangement.columns, narrowestPane - 20) * scale,
            arrangement.large,
          )}
          rows={tracks(arrangement.rows, leastTrack(height / scale, arrangement.rows, lowestPane) * scale, null)}
          onLayoutChange={measureSoon}
        >
          {paneIds.map((paneId, index) => {
            const cell = arrangement.cells[index];
            if (!cell) return null;
            return (
              <Cell
                key={paneId}
                className={styles.cell}
                column={cell.column}
                row={cell.row}
                columnSpan={cell.span}
                rowSpan={cell.rowSpan}
              >
                <PaneFrame paneId={paneId} />
              </Cell>
            );
          })}
          {columnLines(arrangement).map(({ column, rowSpan }) => (
            <Gridline
              key={`column-${column}`}
              type="column"
              column={column}
              rowSpan={rowSpan}
              className={styles.columnLine}
            />
          ))}
          {Array.from({ length: arrangement.rows - 1 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row's number is all that it is.
            <Fragment key={`row-${index}`}>
              <Gridline
                type="row"
                row={index + 1}
                // No divider runs through the large pane.
                column={arrangement.large === null ? 0 : 1}
                className={styles.rowLine}
              />
            </Fragment>
          ))}
        </Grid>
      )}
    </section>
  );
}

/** A bar and a glance of the page, px. */
const lowestPane = 120;
/** The grip between two tracks, px, at most. */
const grip = 12;

/** As much as a pane wants, but never more than there is, px. @param room px of all tracks together. */
function leastTrack(room: number, count: number, wanted: number): number {
  return Math.max(0, Math.min(wanted, Math.floor(room / count) - grip));
}

/** @param least px. @param first how much the first takes, in percent; null: all are alike. */
function tracks(count: number, least: number, first: number | null) {
  const minSize = `${least}px`;
  const rest = first === null ? null : (100 - first) / (count - 1);
  return Array.from({ length: count }, (_, index) => {
    const share = index === 0 ? first : rest;
    return { id: `track-${index}`, minSize, ...(share === null ? {} : { defaultSize: `${share}%` }) };
  });
}

/** Everybody has left: a friendly way on. */
function EmptyBench() {
  const store = useStore();
  const { facts } = useWindowState('facts');
  const say = useSay();
  return (
    <div className={styles.empty}>
      <h2 className={styles.emptyTitle}>{say('empty.title')}</h2>
      <p className={styles.emptyText}>{say('empty.text')}</p>
      <div className={styles.emptyWays}>
        <Button className={buttons.button ?? ''} onPress={() => void store.ask('jar.create', null)}>
          {say('header.new-person')}
          <kbd className={buttons.key}>{facts.keys['jar.create']}</kbd>
        </Button>
        <Button className={buttons.quiet ?? ''} onPress={() => void store.ask('command.run', { id: 'bench.reset' })}>
          {say('empty.reset')}
        </Button>
      </div>
    </div>
  );
}
