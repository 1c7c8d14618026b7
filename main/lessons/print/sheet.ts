import type { LessonBlock, LessonInline, LessonText } from '../../shared/lesson-records.ts';
import type { Say } from '../../shared/messages/messages.ts';
import type { LessonStep, StepTexts } from '../lesson/lesson.ts';
import type { ShelvedLesson } from '../lesson-run/lesson-shelf.ts';
import { sheetStyle } from './sheet-style.ts';

/** What a lesson is printed as: for learners, for whoever corrects, and for the last five minutes. */
export const sheetKinds = ['worksheet', 'answers', 'ticket'] as const;
export type SheetKind = (typeof sheetKinds)[number];

/** Steps whose deeds are printed too; of a longer lesson they stand in the window alone, so that the rest can be read on one page. */
const mostWithDeeds = 4;

interface SheetWish {
  readonly kind: SheetKind;
  readonly shelved: ShelvedLesson;
  /** BCP 47, of the texts that are not the lesson's own. */
  readonly language: string;
  readonly say: Say;
}

interface SheetStep {
  readonly step: LessonStep;
  readonly texts: StepTexts;
  readonly number: number;
}

/** A sheet as HTML that is whole in itself: no script, nothing to be fetched. @param size of the type, pt */
export function sheetHtml({ kind, shelved, language, say }: SheetWish, size: number): string {
  const { lesson, texts, inEnglish } = shelved;
  const steps = lesson.steps.flatMap((step, place): readonly SheetStep[] => {
    const said = texts.steps[place];
    return said ? [{ step, texts: said, number: place + 1 }] : [];
  });
  const parts: Readonly<Record<SheetKind, () => readonly string[]>> = {
    worksheet: () => steps.map((one) => worksheetStep(one, steps.length <= mostWithDeeds, say)),
    answers: () => steps.map((one) => answerStep(one, say)),
    ticket: () => exitTicket(steps, say),
  };
  const title = say(`print.${kind}`);
  // Whoever corrects writes nothing: no name, no date.
  const names = kind === 'answers' ? '' : `<p class="names">${blank(say('print.name'))}${blank(say('print.date'))}</p>`;
  return `<!doctype html><html lang="${inEnglish ? 'en' : language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(texts.title)}</title><style>${sheetStyle(size, steps.length)}</style></head>
<body class="${kind}"><header><p>${escapeHtml(say('print.head', { number: lesson.number, sheet: title }))}</p>
<h1>${escapeHtml(texts.title)}</h1>${names}</header><main>${parts[kind]().join('\n')}</main></body></html>`;
}

function worksheetStep({ texts, number }: SheetStep, withDeed: boolean, say: Say): string {
  const { predict, deed, heading } = texts;
  const question =
    predict && `${textHtml(predict.question)}${answersHtml(predict.answers)}${lines(say('print.guess'))}`;
  return `<section><h2>${number} · ${escapeHtml(heading)}</h2>${question ?? ''}${deed && withDeed ? textHtml(deed) : ''}${lines(say('print.seen'))}</section>`;
}

function answerStep({ step, texts, number }: SheetStep, say: Say): string {
  const { predict, heading, trainer } = texts;
  const { answer, wrong } = step.predict ?? { answer: null, wrong: null };
  const marks = (place: number) => {
    if (place === answer) return `<b>✓ ${escapeHtml(say('lesson.right'))}</b>`;
    return place === wrong ? `<i>${escapeHtml(say('print.wrong'))}</i>` : '';
  };
  const asked =
    predict && `${textHtml(predict.question)}${answersHtml(predict.answers, marks)}${textHtml(predict.why)}`;
  const notes = trainer && `<aside>${textHtml(trainer)}</aside>`;
  return `<section><h2>${number} · ${escapeHtml(heading)}</h2>${asked ?? ''}${notes ?? ''}</section>`;
}

/** The lesson's last question once more, without its answer, and two of the learner's own. */
function exitTicket(steps: readonly SheetStep[], say: Say): readonly string[] {
  const predict = steps.findLast(({ texts }) => texts.predict !== null)?.texts.predict;
  const question = predict && `${textHtml(predict.question)}${answersHtml(predict.answers)}`;
  const part = (heading: string, content = '') =>
    `<section><h2>${escapeHtml(heading)}</h2>${content}${lines('')}</section>`;
  return [
    part(say('print.ticket.new')),
    ...(question ? [part(say('print.ticket.question'), question)] : []),
    part(say('print.ticket.open')),
  ];
}

/** @param mark what is said behind an answer (from 0), as HTML */
function answersHtml(answers: readonly LessonText[], mark: (place: number) => string = () => ''): string {
  const items = answers.map((answer, place) => `<li><div>${textHtml(answer)}${mark(place)}</div></li>`);
  return `<ol class="answers">${items.join('')}</ol>`;
}

/** Room to write in, after a word that says what. */
function lines(what: string): string {
  return `<div class="write"><p>${escapeHtml(what)}</p></div>`;
}

function blank(what: string): string {
  return `<span class="blank">${escapeHtml(what)}</span>`;
}

function textHtml(text: LessonText): string {
  return text.map(blockHtml).join('');
}

function blockHtml(block: LessonBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.inlines)}</p>`;
    case 'code':
      return `<pre>${escapeHtml(block.text)}</pre>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${textHtml(item)}</li>`).join('');
      return block.ordered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
    }
  }
}

function inlinesHtml(inlines: readonly LessonInline[]): string {
  return inlines.map(inlineHtml).join('');
}

function inlineHtml(inline: LessonInline): string {
  switch (inline.kind) {
    case 'text':
      return escapeHtml(inline.text);
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`;
    case 'strong':
      return `<strong>${inlinesHtml(inline.inlines)}</strong>`;
    case 'emphasis':
      return `<em>${inlinesHtml(inline.inlines)}</em>`;
    // It leads into the window: on paper it is its words.
    case 'link':
      return inlinesHtml(inline.inlines);
  }
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}
