import { AskError } from '../shared/ask-error.ts';
import type { JarId } from '../shared/bench-records.ts';
import type { ExchangeId } from '../shared/exchange-id.ts';
import type { ExchangeNews, SendNote, Verdict, WhyNotSend } from '../shared/exchange-news.ts';
import { type VisitorId, visitorId, visitorOfJar } from '../shared/visitor-id.ts';
import type { Bench } from '../workspace/bench/bench.ts';
import { compareSides } from './compare-sides.ts';
import { withTokens } from './fresh-token.ts';
import { judgeAnswer, likenessOf, type NoControls } from './judge-answer.ts';
import { judgedAnswer } from './judged-answer.ts';
import { fetchOwnTokens, pagesOfTokens } from './own-tokens.ts';
import { isBodyWhole, notesOnSending, type PreparedRequest, prepareRequest } from './prepare-request.ts';
import { type RecordDeps, sendAndRecord } from './send-and-record.ts';
import type { Sender } from './send-request.ts';
import type { KnownExchange } from './take-exchanges.ts';

export interface ResendingDeps extends RecordDeps {
  readonly bench: Bench;
  readonly take: (ids: readonly ExchangeId[]) => Promise<readonly KnownExchange[]>;
  readonly tell: (news: ExchangeNews) => void;
}

/** How a request is sent again. */
export interface SendWish {
  /** Null: whoever sent it first. */
  readonly as: JarId | null;
  /** Its anti-forgery tokens are replaced by the sender's own, from a page that the sender opens. */
  readonly ownToken: boolean;
}

/** A request that was sent again. */
interface Sent {
  readonly first: ExchangeId;
  readonly again: ExchangeId;
  readonly as: JarId;
  readonly own: boolean;
  readonly ownToken: boolean;
  readonly notes: readonly SendNote[];
}

/** Those that change nothing (RFC 9110 9.2.1) are tried as others without asking. */
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Sends requests again, by their senders or by others, and tells what the answers prove. */
export class Resending {
  readonly #deps: ResendingDeps;
  #last: Sent | null = null;

  constructor(deps: ResendingDeps) {
    this.#deps = deps;
  }

  /** @throws AskError no-such-exchange, cannot-send, no-such-jar, bad-input */
  async send(id: ExchangeId, { as, ownToken }: SendWish): Promise<void> {
    const { bench, tell } = this.#deps;
    const first = await this.#sendable(id);
    const jarId = as ?? first.person?.id;
    if (jarId === undefined) throw new AskError('no-such-jar', 'nobody sent it first');
    const jar = bench.jar(jarId);
    // A jar of the shop must never hold cookies of the own app, nor the other way round.
    if (jar.site !== (first.person?.site ?? 'shop')) throw new AskError('bad-input', `a jar of ${jar.site}`);
    const own = jar.id === first.person?.id;
    tell({ kind: 'sending', name: jar.avatar.name });
    const asked = await this.#ask(first, jar, visitorOfJar(jar.id), own, ownToken);
    if (asked === null) return tell({ kind: 'no-own-token', name: jar.avatar.name });
    const again = await this.#send(jar, visitorOfJar(jar.id), asked.request, first);
    const notes = notesOnSending(first.record, own, asked.tokenPage);
    const sent: Sent = { first: id, again, as: jar.id, own, ownToken, notes };
    this.#last = sent;
    await this.#tell(sent, 'not-tried');
    if (!own && safeMethods.has(first.record.request.method)) await this.prove(again);
  }

  /**
   * Sends the request as its owner once more and as a stranger, so that what the other's answer proves can be told.
   *
   * @param again what came of sending it last. @throws AskError no-such-exchange, cannot-send
   */
  async prove(again: ExchangeId): Promise<void> {
    const sent = this.#last;
    if (sent?.again !== again || sent.own) throw new AskError('no-such-exchange', again);
    const first = await this.#sendable(sent.first);
    const owner = first.person && this.#deps.bench.state().jars.find(({ id }) => id === first.person?.id);
    if (!owner) return this.#tell(sent, 'owner-gone');
    const jar = this.#deps.bench.jar(owner.id);
    const repeat = await this.#try(first, jar, visitorOfJar(jar.id), true, sent.ownToken);
    const stranger = await this.#deps.bench.asStranger(jar.site, (nobody) =>
      this.#try(first, nobody, visitorId({ kind: 'stranger', looks: nobody.agent }), false, sent.ownToken),
    );
    await this.#tell(sent, { repeat, stranger });
  }

  async #sendable(id: ExchangeId): Promise<KnownExchange> {
    const [first] = await this.#deps.take([id]);
    const why = first ? whyNotSend(first) : 'gone';
    if (!first || why !== null) throw new AskError('cannot-send', why ?? 'gone');
    return first;
  }

  /** A control: with the sender's own token where there is one to be had, as the other's request had. */
  async #try(
    first: KnownExchange,
    sender: Sender,
    who: VisitorId,
    own: boolean,
    ownToken: boolean,
  ): Promise<ExchangeId> {
    const asked = await this.#ask(first, sender, who, own, ownToken);
    return this.#send(sender, who, asked?.request ?? prepareRequest(first.record, own), first);
  }

  /** Null: no page has a token for this sender. */
  async #ask(
    { record }: KnownExchange,
    sender: Sender,
    who: VisitorId,
    own: boolean,
    ownToken: boolean,
  ): Promise<{ readonly request: PreparedRequest; readonly tokenPage: string | null } | null> {
    const request = prepareRequest(record, own);
    if (!ownToken) return { request, tokenPage: null };
    const found = await fetchOwnTokens(
      this.#deps,
      sender,
      who,
      record,
      pagesOfTokens(record, this.#deps.log.records()),
    );
    return found && { request: withTokens(request, found.tokens), tokenPage: found.page };
  }

  async #send(sender: Sender, who: VisitorId, request: PreparedRequest, first: KnownExchange): Promise<ExchangeId> {
    return (await sendAndRecord(this.#deps, sender, who, request, first.record.kind)).id;
  }

  async #tell(
    { first, again, as, own, notes }: Sent,
    controls: { readonly repeat: ExchangeId; readonly stranger: ExchangeId } | NoControls,
  ): Promise<void> {
    const ids = [first, again, ...(typeof controls === 'string' ? [] : [controls.repeat, controls.stranger])];
    const [before, after, ...tried] = await this.#deps.take(ids);
    if (!before || !after) return;
    const [judgedFirst, other, repeat, stranger] = judgedAnswer([before, after, ...tried]);
    if (!judgedFirst || !other) return;
    const none = typeof controls === 'string' ? controls : 'not-tried';
    const verdict: Verdict | null = own
      ? null
      : judgeAnswer({ first: judgedFirst, other, controls: repeat && stranger ? { repeat, stranger } : none });
    const alike = likenessOf(judgedFirst, other);
    const comparison = compareSides(before, after, { first, again, as, own, notes, alike, verdict });
    this.#deps.tell({ kind: 'compared', comparison });
  }
}

/** Why a request cannot be sent again. What only the inspector tells is masked: it would carry stars in the place of secrets. */
export function whyNotSend({ traffic, person, record }: KnownExchange): WhyNotSend | null {
  if (traffic === null) return person === null ? 'guest' : 'masked';
  if (record.kind === 'websocket') return 'channel';
  return isBodyWhole(record) ? null : 'body-unknown';
}
