import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import styles from './code-view.module.css';
import { highlightLines } from './highlight.ts';

export interface CodeViewProps {
  /** Relative to the repository. */
  readonly file: string;
  /** The numbers of the steps at each lit line. */
  readonly lit: ReadonlyMap<number, readonly number[]>;
  /** Those of the beat that is being told. */
  readonly now: ReadonlyMap<number, readonly number[]>;
}

/** One file, read-only and coloured, the lit lines in view. */
export function CodeView({ file, lit, now }: CodeViewProps) {
  const store = useStore();
  const say = useSay();
  const [text, setText] = useState<string | null>(null);
  const box = useRef<HTMLElement>(null);
  const lines = useMemo(() => (text === null ? [] : highlightLines(file, text)), [file, text]);
  const firstLit = Math.min(...(now.size > 0 ? now : lit).keys());

  useEffect(() => {
    let asked = true;
    void store.ask('code.read', { file }).then((answer) => {
      if (asked) setText(answer?.text ?? null);
    });
    return () => {
      asked = false;
    };
  }, [store, file]);

  useEffect(() => {
    if (text === null || !Number.isFinite(firstLit)) return;
    box.current?.querySelector(`[data-line="${firstLit}"]`)?.scrollIntoView({ block: 'center' });
  }, [text, firstLit]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={box} className={styles.view} tabIndex={0} aria-label={file}>
      <h2 className={styles.file}>
        <code>{file}</code>
      </h2>
      <pre className={styles.code}>
        {lines.map((pieces, index) => {
          const line = index + 1;
          const steps = lit.get(line);
          return (
            <div
              key={line}
              className={styles.line}
              data-line={line}
              data-lit={steps !== undefined}
              data-now={now.has(line)}
            >
              <span className={styles.number}>{line}</span>
              {steps && (
                <span className={styles.step} title={say('code.step', { steps: steps.join(', ') })}>
                  {steps.join(' ')}
                </span>
              )}
              <code>
                {pieces.map((piece, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change.
                  <span key={place} className={piece.kind}>
                    {piece.text}
                  </span>
                ))}
              </code>
            </div>
          );
        })}
      </pre>
    </section>
  );
}
