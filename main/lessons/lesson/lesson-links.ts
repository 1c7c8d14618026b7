import type { LessonBlock, LessonInline, LessonLink, LessonText } from '../../shared/lesson-records.ts';
import type { LessonTexts } from './lesson.ts';

/** Every link that a lesson has, in the order of its steps. */
export function linksOfLesson({ steps }: LessonTexts): readonly LessonLink[] {
  return steps.flatMap(({ predict, deed, explain, modify, hints, trainer }) => {
    const asked = predict ? [predict.question, ...predict.answers, predict.why] : [];
    return [...asked, deed, explain, modify, ...hints, trainer].flatMap((text) => linksIn(text ?? []));
  });
}

function linksIn(text: LessonText): readonly LessonLink[] {
  return text.flatMap((block: LessonBlock) => {
    if (block.kind === 'list') return block.items.flatMap(linksIn);
    return block.kind === 'paragraph' ? block.inlines.flatMap(linksOfInline) : [];
  });
}

function linksOfInline(inline: LessonInline): readonly LessonLink[] {
  if (inline.kind === 'link') return [inline.to];
  return 'inlines' in inline ? inline.inlines.flatMap(linksOfInline) : [];
}
