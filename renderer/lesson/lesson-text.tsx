import { useContext } from 'react';
import { Button } from 'react-aria-components';
import type { LessonBlock, LessonInline, LessonText as Text } from '../../main/shared/lesson-records.ts';
import { FollowLinkContext } from './follow-link-context.ts';
import styles from './lesson-text.module.css';

/** What a lesson says. Places in a text never change, so they are keys enough. */
export function LessonText({ text }: { readonly text: Text }) {
  return (
    <div className={styles.text}>
      {text.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change its order.
        <Block key={place} block={block} />
      ))}
    </div>
  );
}

/** A text of one paragraph, where there is no room for more: an answer. */
export function LessonLine({ text }: { readonly text: Text }) {
  const [first] = text;
  return first?.kind === 'paragraph' ? <Inlines inlines={first.inlines} /> : <LessonText text={text} />;
}

function Block({ block }: { readonly block: LessonBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines inlines={block.inlines} />
        </p>
      );
    case 'code':
      return <pre className={styles.code}>{block.text}</pre>;
    case 'list': {
      const items = block.items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change its order.
        <li key={place}>
          <LessonText text={item} />
        </li>
      ));
      return block.ordered ? <ol className={styles.ordered}>{items}</ol> : <ul className={styles.list}>{items}</ul>;
    }
  }
}

function Inlines({ inlines }: { readonly inlines: readonly LessonInline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change its order.
  return inlines.map((inline, place) => <Inline key={place} inline={inline} />);
}

function Inline({ inline }: { readonly inline: LessonInline }) {
  const follow = useContext(FollowLinkContext);
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.inlines} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.inlines} />
        </em>
      );
    case 'link':
      if (follow === null) return <Inlines inlines={inline.inlines} />;
      return (
        <Button className={styles.link ?? ''} onPress={() => void follow(inline.to)}>
          <Inlines inlines={inline.inlines} />
        </Button>
      );
  }
}
