import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { Phrase } from '../../../main/shared/messages/phrase.ts';
import type { Step } from '../../../server/inspector/records.ts';
import { compareData, valueWords } from '../../state/data-diff.ts';
import { foreignOf } from '../../state/foreign-exchange.ts';
import { refusalPhrase } from '../../state/refusal-words.ts';
import { answerArrow } from './answer-arrow.ts';
import type { Arrow, BeatKind, LaneEnd } from './arrow.ts';
import { askPhrase } from './ask-phrase.ts';
import { foreignAsk, foreignRequest } from './foreign-phrase.ts';

/** The arrows of one exchange in order, made once for each. */
export function arrowsOf(exchange: ExchangeRecord): readonly Arrow[] {
  let arrows = made.get(exchange);
  if (!arrows) {
    arrows = [requestArrow(exchange), ...stepArrows(exchange), answerArrow(exchange)];
    made.set(exchange, arrows);
  }
  return arrows;
}

const made = new WeakMap<ExchangeRecord, readonly Arrow[]>();

/** The beats that an exchange has, in order. */
export function beatsOf(exchange: ExchangeRecord): readonly BeatKind[] {
  return [...new Set(arrowsOf(exchange).map((arrow) => arrow.beat))];
}

function requestArrow(exchange: ExchangeRecord): Arrow {
  const { at, request, ticket } = exchange;
  const foreign = foreignOf(exchange);
  const ask = foreign ? foreignAsk(foreign.host, request) : askPhrase(request);
  const says: Phrase = foreign
    ? foreignRequest(foreign, ask)
    : ticket.kind === 'none'
      ? { key: 'talk.request.none', values: { ask } }
      : ticket.kind === 'refused' && ticket.why === 'several'
        ? { key: 'talk.request.several', values: { ask } }
        : { key: `talk.request.${ticket.kind}`, values: { ask, hint: ticket.hint } };
  const cookie = request.headers.find(([name]) => name.toLowerCase() === 'cookie');
  const wire = `${request.method} ${request.target}`;
  return {
    ...plain(at, 'request', 'person', 'server'),
    says,
    wire: cookie ? `${wire} · Cookie: ${cookie[1]}` : wire,
    refused: false,
  };
}

function stepArrows(exchange: ExchangeRecord): readonly Arrow[] {
  if (foreignOf(exchange)) return [];
  const arrows = exchange.steps.flatMap((step) => drawStep(exchange, step));
  // Without a ticket nobody is asked: that is worth a line, since it is what a stranger is.
  if (!arrows.some((arrow) => arrow.beat === 'look-up') && !refusedEarly(exchange)) {
    const { ticket } = exchange;
    if (ticket.kind === 'none') arrows.unshift(note(exchange, 'look-up', { key: 'talk.not-asked.none' }, false));
    if (ticket.kind === 'refused')
      arrows.unshift(note(exchange, 'look-up', { key: `talk.not-asked.${ticket.why}` }, true));
  }
  return arrows;
}

function drawStep(exchange: ExchangeRecord, step: Step): readonly Arrow[] {
  const at = exchange.at + step.at;
  if (step.kind === 'check' && !step.ok)
    return [
      { ...note(exchange, 'change', { key: 'talk.refused', values: { why: refusalPhrase(step.why) } }, true), at },
    ];
  if (step.kind === 'handler' && step.failed) {
    const { refusal } = exchange.response;
    const refused = refusal !== undefined && refusal !== 'failed' && refusal !== 'store-failed';
    return [
      { ...note(exchange, 'change', { key: refused ? 'talk.handler-refused' : 'talk.handler-failed' }, true), at },
    ];
  }
  if (step.kind !== 'store') return [];
  return step.op === 'read' ? drawRead(exchange, step, at) : [drawWrite(exchange, step, at)];
}

type StoreStep = Extract<Step, { kind: 'store' }>;

function drawRead(exchange: ExchangeRecord, step: StoreStep, at: number): readonly Arrow[] {
  const { ticket, session } = exchange;
  const hint = ticket.kind === 'none' ? '' : ticket.hint;
  const found = step.result === 'found';
  return [
    { ...plain(at, 'look-up', 'server', 'store'), says: { key: 'talk.who-has', values: { hint } } },
    {
      ...plain(at + step.tookMs, 'look-up', 'store', 'server'),
      back: true,
      says: { key: readWords(step.result) },
      wire: found ? valueWords(session.before?.data, 110) : '',
      refused: !found,
    },
  ];
}

function readWords(result: StoreStep['result']) {
  switch (result) {
    case 'found':
      return 'talk.found';
    case 'expired':
      return 'talk.expired';
    case 'failed':
      return 'talk.store-failed';
    default:
      return 'talk.missing';
  }
}

function drawWrite(exchange: ExchangeRecord, step: StoreStep, at: number): Arrow {
  const { before, after } = exchange.session;
  const arrow = plain(at, 'change', 'server', 'store');
  if (step.result !== 'done') {
    const key = step.result === 'failed' ? 'talk.store-failed' : 'talk.not-written';
    return { ...arrow, says: { key }, refused: true };
  }
  switch (step.op) {
    case 'create':
      return {
        ...arrow,
        says: before ? { key: 'talk.move', values: { hint: after?.hint ?? '' } } : { key: 'talk.create' },
        changes: compareData(before?.data ?? null, after?.data ?? null),
      };
    case 'update':
      return {
        ...arrow,
        says: { key: 'talk.remember' },
        changes: compareData(before?.data ?? null, after?.data ?? null),
      };
    case 'destroy':
      return {
        ...arrow,
        says: { key: after ? 'talk.forget-old' : 'talk.forget', values: { hint: before?.hint ?? '' } },
      };
    default:
      return { ...arrow, says: { key: 'talk.touch' } };
  }
}

function refusedEarly(exchange: ExchangeRecord): boolean {
  return exchange.steps.some((step) => step.kind === 'check' && !step.ok);
}

function note(exchange: ExchangeRecord, beat: BeatKind, says: Phrase, refused: boolean): Arrow {
  return { ...plain(exchange.at, beat, 'server', 'server'), says, refused };
}

function plain(at: number, beat: BeatKind, from: LaneEnd, to: LaneEnd) {
  return { at, beat, from, to, back: false, wire: '', changes: [], refused: false } as const;
}
