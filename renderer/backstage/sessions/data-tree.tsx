import { ChevronRight } from 'lucide-react';
import { Button, Collection, Tree, TreeItem, TreeItemContent, VisuallyHidden } from 'react-aria-components';
import type { JsonObject } from '../../../server/inspector/records.ts';
import { type DataChange, type DataNode, growTree, valueWords } from '../../state/data-diff.ts';
import { useSay } from '../../state/messages/say-context.tsx';
import styles from './data-tree.module.css';
import { signWords } from './sign-words.ts';

export interface DataTreeProps {
  readonly data: JsonObject;
  /** What the last change did; shown with + - ~ and in words. */
  readonly changes: readonly DataChange[];
  readonly label: string;
}

/** A session's data, key by key, as something to walk through. */
export function DataTree({ data, changes, label }: DataTreeProps) {
  const say = useSay();
  const nodes = growTree(data, changes);
  if (nodes.length === 0) return <p className={styles.empty}>{say('sessions.empty')}</p>;
  return (
    <Tree
      data-verbatim
      className={styles.tree ?? ''}
      aria-label={label}
      items={nodes}
      defaultExpandedKeys={branchIds(nodes)}
    >
      {renderNode}
    </Tree>
  );
}

function renderNode(node: DataNode) {
  return (
    <TreeItem
      key={node.id}
      id={node.id}
      textValue={node.children.length > 0 ? node.key : `${node.key} ${valueWords(node.value)}`}
      className={styles.item ?? ''}
    >
      <TreeItemContent>
        {({ hasChildItems }) => (
          <span className={styles.row}>
            {hasChildItems && (
              <Button slot="chevron" className={styles.chevron ?? ''}>
                <ChevronRight aria-hidden="true" />
              </Button>
            )}
            <NodeLine node={node} />
          </span>
        )}
      </TreeItemContent>
      <Collection items={node.children}>{renderNode}</Collection>
    </TreeItem>
  );
}

function NodeLine({ node }: { readonly node: DataNode }) {
  const say = useSay();
  const branch = node.children.length > 0;
  return (
    <span className={styles.line} data-sign={node.sign}>
      <span className={styles.sign} aria-hidden="true">
        {node.sign}
      </span>
      {node.sign && <VisuallyHidden elementType="span">{say(signWords[node.sign])}</VisuallyHidden>}
      <span className={styles.key}>{node.key}:</span>
      {branch ? null : <span className={styles.value}>{valueWords(node.value, 200)}</span>}
      {node.was !== undefined && (
        <span className={styles.was}>{say('sessions.was', { value: valueWords(node.was) })}</span>
      )}
    </span>
  );
}

function branchIds(nodes: readonly DataNode[]): string[] {
  return nodes.flatMap((node) => (node.children.length > 0 ? [node.id, ...branchIds(node.children)] : []));
}
