import { formatDuration } from '../../../server/session-server.ts';
import type { Say } from '../../shared/messages/messages.ts';
import { personSchema } from '../lesson/condition-words.ts';
import { type LessonFacts, rowOf } from '../lesson-run/lesson-facts.ts';
import type { RecordedStep } from './lesson-recorder.ts';
import type { TellableDeed } from './recorded-deeds.ts';

/** One idea a step: more lines than these nobody reads. */
const mostLines = 4;

/**
 * A lesson of what was recorded, as its author would begin to write it: each deed a step, with the checks that it turned green. It
 * holds as it stands; questions, hints and reasons are the author's.
 *
 * @param id of the new lesson. @param say the language that it is begun in
 */
export function writeLesson(id: string, steps: readonly RecordedStep[], say: Say): string {
  const front = [
    '---',
    `id: ${id}`,
    'number: 100',
    `title: ${JSON.stringify(say('workshop.recorded.title'))}`,
    `teaches: ${JSON.stringify(say('workshop.recorded.teaches'))}`,
    'minutes: 5',
    '---',
  ];
  return `${[...front, ...steps.flatMap((step, place) => stepLines(step, place + 1, say))].join('\n')}\n`;
}

function stepLines(step: RecordedStep, number: number, say: Say): readonly string[] {
  const { deed } = step;
  return [
    `## ${say('workshop.recorded.step', { number })} {#step-${number}}`,
    '',
    `:::do{solution="${deedText(deed)}"}`,
    deedSentence(deed, say),
    ':::',
    '',
    ':::see',
    ...seeLines(step, say),
    ':::',
    '',
    ':::explain',
    say('workshop.recorded.explain'),
    ':::',
    '',
  ];
}

/** As it is written in a solution. */
function deedText(deed: TellableDeed): string {
  switch (deed.deed) {
    case 'go':
      return `${deed.who}.go ${deed.path}`;
    case 'buy':
      return `${deed.who}.buy ${deed.product}`;
    case 'add':
      return `${deed.who}.add '${deed.role}' ${deed.count}`;
    case 'login':
      return `${deed.who}.login '${deed.name}'`;
    case 'steal':
      return `${deed.who}.steal ${deed.from}`;
    case 'flip':
      return `flip ${deed.name} ${deed.value.includes(' ') ? `'${deed.value}'` : deed.value}`;
    case 'advance':
      return `advance ${formatDuration(deed.ms)}`;
    default:
      return `${deed.who}.${deed.deed}`;
  }
}

function deedSentence(deed: TellableDeed, say: Say): string {
  const name = 'who' in deed ? nameOf(deed.who) : '';
  switch (deed.deed) {
    case 'go':
      return say('workshop.deed.go', { name, path: `\`${deed.path}\`` });
    case 'buy':
      return say('workshop.deed.buy', { name, product: `**${deed.product}**` });
    case 'add':
      return say('workshop.deed.add', { name, role: `\`${deed.role}\``, count: deed.count });
    case 'login':
      return say('workshop.deed.login', { name, as: `\`${deed.name}\`` });
    case 'steal':
      return say('workshop.deed.steal', { name, from: nameOf(deed.from) });
    case 'flip':
      return say('workshop.deed.flip', { link: `[${deed.name}](switch:${deed.name})`, value: `\`${deed.value}\`` });
    case 'advance':
      return say('workshop.deed.advance', { time: formatDuration(deed.ms) });
    default:
      return say('workshop.deed.other', { deed: `\`${deedText(deed)}\`` });
  }
}

/** What became so by it; when nothing did, that it was asked for. */
function seeLines({ deed, before, after }: RecordedStep, say: Say): readonly string[] {
  const people = after.jars.map(({ name }) => name.toLowerCase()).filter((who) => personSchema.safeParse(who).success);
  const lines = [...settingLines(deed, after, say), ...people.flatMap((who) => personLines(who, before, after, say))];
  if (deed.deed === 'steal')
    lines.unshift(
      `- same-ticket{a=${deed.who}, b=${deed.from}}: ${say('workshop.see.same-ticket', { a: nameOf(deed.who), b: nameOf(deed.from) })}`,
    );
  if (deed.deed === 'forget')
    lines.unshift(
      `- cookie{who=${deed.who}, name=ticket, exists=no}: ${say('workshop.see.no-ticket', { name: nameOf(deed.who) })}`,
    );
  if (lines.length > 0 || !('who' in deed)) return lines.slice(0, mostLines);
  const path = deed.deed === 'go' ? deed.path : '/*';
  const method = deed.deed === 'go' ? 'GET' : 'POST';
  const asked = say('workshop.see.asked', { name: nameOf(deed.who), what: `\`${method} ${path}\`` });
  return [`- in-step(exchange{who=${deed.who}, method=${method}, path=${path}}): ${asked}`];
}

function settingLines(deed: TellableDeed, after: LessonFacts, say: Say): string[] {
  if (deed.deed === 'advance') {
    const time = formatDuration(after.settings.clockAhead);
    return [`- clock{ahead=${time}}: ${say('workshop.see.clock', { time })}`];
  }
  if (deed.deed !== 'flip') return [];
  const { name, value } = deed;
  const condition = name === 'medium' ? `medium{is=${value}}` : `setting{name=${name}, is="${value}"}`;
  return [`- ${condition}: ${say('workshop.see.setting', { name: `\`${name}\``, value: `\`${value}\`` })}`];
}

function personLines(who: string, before: LessonFacts, after: LessonFacts, say: Say): readonly string[] {
  const [old, now] = [rowOf(before, who), rowOf(after, who)];
  const name = nameOf(who);
  const [had, has] = [cartOf(old?.data), cartOf(now?.data)];
  const goods = Object.entries(has)
    .filter(([product, count]) => had[product] !== count)
    .map(
      ([product, count]) =>
        `- cart{who=${who}, has=${product}, count=${count}}: ${say('workshop.see.cart', { name, product, count })}`,
    );
  const emptied = Object.keys(had).length > 0 && Object.keys(has).length === 0;
  if (emptied) goods.push(`- cart{who=${who}, is=empty}: ${say('workshop.see.empty', { name })}`);
  if (old && !after.rows.has(old.key)) {
    const [what, sentence] = now
      ? (['renewed', say('workshop.see.renewed', { name })] as const)
      : (['destroyed', say('workshop.see.destroyed', { name })] as const);
    return [...goods, `- session{who=${who}, ${what}}: ${sentence}`];
  }
  if (!old && now) return [...goods, `- session{who=${who}, exists}: ${say('workshop.see.session', { name })}`];
  return goods.length > 0 || !old || !now || JSON.stringify(old.data) === JSON.stringify(now.data)
    ? goods
    : [`- session{who=${who}, changed}: ${say('workshop.see.changed', { name })}`];
}

function cartOf(data: unknown): Readonly<Record<string, number>> {
  const cart = typeof data === 'object' && data !== null && 'cart' in data ? data.cart : null;
  if (typeof cart !== 'object' || cart === null) return {};
  return Object.fromEntries(Object.entries(cart).filter(([, count]) => typeof count === 'number' && count > 0));
}

function nameOf(who: string): string {
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
}
