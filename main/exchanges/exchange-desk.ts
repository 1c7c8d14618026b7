import { type BrowserWindow, clipboard } from 'electron';
import { AskError } from '../shared/ask-error.ts';
import type { JarId, JarState } from '../shared/bench-records.ts';
import type { ExchangeId } from '../shared/exchange-id.ts';
import type { CopyForm, ExchangeNews, WhyNotSend } from '../shared/exchange-news.ts';
import type { Say } from '../shared/messages/messages.ts';
import { type VisitorId, visitorOfJar } from '../shared/visitor-id.ts';
import type { Bench } from '../workspace/bench/bench.ts';
import { compareSides } from './compare-sides.ts';
import { openHar, saveHar } from './har-files.ts';
import { hideSecrets } from './hide-secrets.ts';
import { notesOnSending, prepareRequest } from './prepare-request.ts';
import { sendRequest } from './send-request.ts';
import { writeSnippet } from './snippets/write-snippet.ts';
import { type HeldExchange, type Sources, takeAll, takeExchanges } from './take-exchanges.ts';
import { tellStory } from './tell-story.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writeMermaid } from './write-mermaid.ts';

export interface DeskWorld extends Omit<Sources, 'personOf'> {
  readonly bench: Bench;
  readonly window: BrowserWindow;
  readonly say: Say;
  readonly tell: (news: ExchangeNews) => void;
}

/** People whose names are remembered after their jars have gone. */
const mostPeople = 200;

/** Where exchanges are taken in the hand: sent again, compared, copied. What comes of it is told to the window. */
export class ExchangeDesk {
  readonly #world: DeskWorld;
  readonly #people = new Map<VisitorId, JarState>();

  constructor(world: DeskWorld) {
    this.#world = world;
    this.#meet(world.bench.state().jars);
    world.bench.on('changed', ({ jars }) => this.#meet(jars));
  }

  /** @throws AskError no-such-exchange */
  take(ids: readonly ExchangeId[]): Promise<readonly HeldExchange[]> {
    return takeExchanges(ids, this.#sources());
  }

  /** Why it cannot be sent again; null when it can. */
  async whyNotSend(id: ExchangeId): Promise<WhyNotSend | null> {
    try {
      const [held] = await this.take([id]);
      return held ? whyNotSend(held) : 'gone';
    } catch (error) {
      if (error instanceof AskError && error.code === 'no-such-exchange') return 'gone';
      throw error;
    }
  }

  /** A story from a file, to be walked through; what is live stays as it is. */
  async open(): Promise<void> {
    const { bench, window, say, tell } = this.#world;
    const opened = await openHar(window, say);
    if (!opened) return;
    bench.toggleBackstage(true);
    tell({ kind: 'opened', story: tellStory(opened.file, opened.story) });
  }

  /** Everything that is kept, saved as HAR. */
  async saveAll(): Promise<void> {
    const active = this.#world.bench.activePane?.jarId;
    const only = this.#world.bench.state().jars.find(({ id }) => id === active) ?? null;
    await this.save(await takeAll(this.#sources()), only);
  }

  /** @param only a person to whose exchanges it can be narrowed. */
  async save(taken: readonly HeldExchange[], only: JarState | null): Promise<void> {
    const { bench, window, say, tell } = this.#world;
    const { jars, panes } = bench.state();
    const pages = panes.map(({ id, jarId, title }) => {
      const name = jars.find((jar) => jar.id === jarId)?.name ?? '';
      return { id, title: title === '' ? name : `${name}: ${title}` };
    });
    const saved = await saveHar(window, say, { taken, only, pages });
    if (saved) tell({ kind: 'saved', ...saved });
  }

  /**
   * Sends an exchange's request again, by the jar's own network stack, and tells both answers side by side.
   *
   * @param as null: whoever sent it first. @throws AskError no-such-exchange, cannot-send, no-such-jar
   */
  async send(id: ExchangeId, as: JarId | null): Promise<void> {
    const [first] = await this.take([id]);
    const why = first ? whyNotSend(first) : 'gone';
    if (why !== null) throw new AskError('cannot-send', why);
    const { bench, book, shop, snapshot, tell } = this.#world;
    const jarId = as ?? first?.person?.id;
    if (!first || jarId === undefined) throw new AskError('no-such-jar', 'nobody sent it first');
    const jar = bench.jar(jarId);
    // A jar of the shop must never hold cookies of the own app, nor the other way round.
    if (jar.site !== (first.person?.site ?? 'shop')) throw new AskError('bad-input', `a jar of ${jar.site}`);
    const own = jar.id === first.person?.id;
    tell({ kind: 'sending', name: jar.mark.name });
    const asked = prepareRequest(first.record, own);
    const { headers, body, ...sent } = await sendRequest(jar, asked);
    const sentId = book.nextId();
    book.put({
      ...sent,
      id: sentId,
      who: visitorOfJar(jar.id),
      paneId: null,
      toShop: asked.url.startsWith(`${shop}/`),
      kind: first.record.kind,
      request: { ...asked, headers },
    });
    if (body) book.keepBody(sentId, body);
    const [again] = await takeExchanges([sentId], { ...this.#sources(), snapshot });
    if (!again) return;
    const notes = notesOnSending(first.record, own);
    tell({ kind: 'compared', comparison: compareSides(first, again, { as: jar.id, own, notes }) });
  }

  /** @throws AskError no-such-exchange */
  async compare(one: ExchangeId, other: ExchangeId): Promise<void> {
    const [before, after] = await this.take([one, other]);
    if (before && after) this.#world.tell({ kind: 'compared', comparison: compareSides(before, after, null) });
  }

  /** Onto the clipboard. @param secrets whether they stay in it. @throws AskError no-such-exchange */
  async copy(ids: readonly ExchangeId[], form: CopyForm, secrets: boolean): Promise<void> {
    const { say, tell } = this.#world;
    const taken = await this.take(ids);
    const shown = secrets ? taken : hideSecrets(taken);
    if (form === 'markdown' || form === 'mermaid') {
      clipboard.writeText(form === 'markdown' ? writeMarkdown(shown, say) : writeMermaid(shown, say));
    } else {
      const snippets = shown.map(({ record }) => writeSnippet(form, record));
      if (!snippets.every((snippet) => snippet !== null)) return tell({ kind: 'not-copied', form });
      clipboard.writeText(`${snippets.join('\n\n')}\n`);
    }
    tell({ kind: 'copied', form, secrets, count: taken.length });
  }

  #sources(): Sources {
    return { ...this.#world, personOf: (who) => this.#people.get(who) ?? null };
  }

  #meet(jars: readonly JarState[]): void {
    for (const jar of jars) {
      const who = visitorOfJar(jar.id);
      this.#people.delete(who);
      this.#people.set(who, jar);
    }
    for (const who of this.#people.keys()) {
      if (this.#people.size <= mostPeople) break;
      this.#people.delete(who);
    }
  }
}

/** What only the inspector tells is masked: sent again, it would carry stars in the place of secrets. */
function whyNotSend({ traffic, person }: HeldExchange): WhyNotSend | null {
  if (traffic !== null) return null;
  return person === null ? 'guest' : 'masked';
}
