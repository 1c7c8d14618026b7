import { ClipboardCopy, Play } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Cell,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import type { GridCell, GridCookie, GridSituation } from '../../../main/shared/grid-records.ts';
import type { Say } from '../../../main/shared/messages/messages.ts';
import { useStore } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import styles from './flag-grid.module.css';
import { gridFlags, gridSentence, gridTable, gridVerdict } from './grid-words.ts';
import { useGrid } from './use-grid.ts';

/** The flags that every shown row has or has not; SameSite and Secure are the rows themselves. */
const narrowing = ['httpOnly', 'narrowPath', 'domain'] as const;
type Narrowing = (typeof narrowing)[number];

const flagText: Readonly<Record<Narrowing, string>> = {
  httpOnly: 'HttpOnly',
  narrowPath: 'Path=/account',
  domain: 'Domain=shop.example',
};

/** Every combination of cookie flags against every situation, each cell tried by the real engine. */
export function FlagGrid() {
  const store = useStore();
  const say = useSay();
  const grid = useGrid();
  const [flags, setFlags] = useState<ReadonlySet<Narrowing>>(new Set());
  const [touched, setTouched] = useState<string | null>(null);
  if (!grid) return null;
  const { situations, running } = grid;
  const shown = grid.cookies.filter((cookie) => narrowing.every((flag) => cookie[flag] === flags.has(flag)));
  const next = running
    ? situations.find((situation) => !grid.columns.some((column) => column.situation === situation))
    : null;
  const tried = grid.columns.length === situations.length;
  const odd = grid.columns.flatMap(({ cells }) => cells).filter((cell) => cell.passed !== cell.expected).length;

  return (
    <section className={styles.grid} aria-label={say('grid.title')}>
      <div className={styles.tools}>
        <Button className={buttons.button ?? ''} isDisabled={running} onPress={grid.run}>
          <Play aria-hidden="true" />
          {say(tried ? 'grid.again' : 'grid.run')}
        </Button>
        <ToggleButtonGroup
          className={styles.flags ?? ''}
          aria-label={say('grid.flags')}
          selectionMode="multiple"
          selectedKeys={flags}
          onSelectionChange={(keys) => setFlags(new Set([...keys] as Narrowing[]))}
        >
          {narrowing.map((flag) => (
            <ToggleButton key={flag} id={flag} className={styles.flag ?? ''}>
              <code>{flagText[flag]}</code>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <span className={styles.space} />
        <Button
          className={buttons.quiet ?? ''}
          isDisabled={!tried}
          onPress={() =>
            void store.ask('clipboard.write', { text: gridTable(say, grid.cookies, situations, grid.cellOf) })
          }
        >
          <ClipboardCopy aria-hidden="true" />
          {say('grid.copy')}
        </Button>
      </div>
      <p className={styles.line} aria-live="polite">
        {touched ?? progress()}
      </p>
      <div className={styles.scroll}>
        <Table className={styles.table ?? ''} aria-label={say('grid.title')}>
          <TableHeader>
            <Column isRowHeader className={styles.corner ?? ''}>
              {say('grid.cookie')}
            </Column>
            {situations.map((situation) => (
              <Column key={situation} className={styles.situation ?? ''}>
                {say(`grid.${situation}`)}
              </Column>
            ))}
          </TableHeader>
          <TableBody>
            {shown.map((cookie) => (
              <Row key={cookie.name} id={cookie.name} className={styles.row ?? ''}>
                <Cell className={styles.cookie ?? ''} textValue={gridFlags(cookie)}>
                  <code>{shortFlags(say, cookie)}</code>
                </Cell>
                {situations.map((situation) => (
                  <Cell key={situation} className={styles.cell ?? ''}>
                    <CellView
                      cookie={cookie}
                      situation={situation}
                      cell={grid.cellOf(situation, cookie)}
                      onTouch={setTouched}
                    />
                  </Cell>
                ))}
              </Row>
            ))}
          </TableBody>
        </Table>
      </div>
    </section>
  );

  function progress(): string {
    if (next) return say('grid.running', { situation: say(`grid.${next}.long`) });
    if (!tried) return say('grid.intro');
    return say('grid.done', { cells: grid?.columns.reduce((sum, { cells }) => sum + cells.length, 0) ?? 0, odd });
  }
}

/** What the rows differ by: SameSite and Secure. */
function shortFlags(say: Say, { sameSite, secure, line }: GridCookie): string {
  const written = line.split('; ').find((part) => part.startsWith('SameSite='));
  return [sameSite === 'unset' ? say('grid.no-same-site') : written, secure && 'Secure'].filter(Boolean).join('; ');
}

interface CellViewProps {
  readonly cookie: GridCookie;
  readonly situation: GridSituation;
  readonly cell: GridCell | undefined;
  readonly onTouch: (sentence: string | null) => void;
}

function CellView({ cookie, situation, cell, onTouch }: CellViewProps) {
  const say = useSay();
  if (!cell) return <span className={styles.untried}>{say('grid.untried')}</span>;
  const sentence = gridSentence(say, cookie, situation, cell);
  const odd = cell.passed !== cell.expected ? ` ${say('grid.odd')}` : '';
  return (
    <Button
      className={styles.verdict ?? ''}
      data-passed={cell.passed}
      aria-label={sentence + odd}
      onFocusChange={(focused) => onTouch(focused ? sentence + odd : null)}
      onHoverChange={(hovered) => onTouch(hovered ? sentence + odd : null)}
    >
      <span aria-hidden="true">{cell.passed ? '✓' : '×'}</span> {gridVerdict(say, situation, cell.passed)}
      {odd !== '' && <strong aria-hidden="true"> ≠</strong>}
    </Button>
  );
}
