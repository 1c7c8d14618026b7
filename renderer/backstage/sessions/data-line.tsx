import { VisuallyHidden } from 'react-aria-components';
import type { JsonObject } from '../../../server/inspector/records.ts';
import { type DataChange, type DataNode, growTree, valueWords } from '../../state/data-diff.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import styles from './data-line.module.css';
import { signWords } from './sign-words.ts';

export interface DataLineProps {
  readonly data: JsonObject;
  /** What the last change did; shown with + - ~ and in words. */
  readonly changes: readonly DataChange[];
}

/** A session's data on one line, where there is no room for a tree: what changed last stands first. */
export function DataLine({ data, changes }: DataLineProps) {
  const say = useSay();
  const leaves = growTree(data, changes).flatMap((node) => leavesOf(node, ''));
  if (leaves.length === 0) return <p className={styles.line}>{say('sessions.empty')}</p>;
  const ordered = [...leaves.filter(({ node }) => node.sign), ...leaves.filter(({ node }) => !node.sign)];
  const words = ordered.map(
    ({ path, node }) => `${node.sign ? `${node.sign} ` : ''}${path}: ${valueWords(node.value)}`,
  );
  return (
    <p className={styles.line} title={words.join('\n')} data-verbatim>
      {ordered.map(({ node }, index) => (
        <span key={node.id} className={styles.leaf} data-sign={node.sign}>
          {node.sign && <VisuallyHidden elementType="span">{say(signWords[node.sign])}</VisuallyHidden>}
          {words[index]}
        </span>
      ))}
    </p>
  );
}

function leavesOf(node: DataNode, above: string): readonly { readonly path: string; readonly node: DataNode }[] {
  const path = above === '' ? node.key : `${above}.${node.key}`;
  return node.children.length === 0 ? [{ path, node }] : node.children.flatMap((child) => leavesOf(child, path));
}
