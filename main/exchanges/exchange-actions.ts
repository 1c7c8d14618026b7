import { basename } from 'node:path';
import { AskError } from '../shared/ask-error.ts';
import type { JarState } from '../shared/bench-records.ts';
import type { Desktop } from '../shared/desktop.ts';
import type { ExchangeId } from '../shared/exchange-id.ts';
import type { CopyForm, ExchangeNews, WhyNotSend } from '../shared/exchange-news.ts';
import { keepNewest, mostPeople } from '../shared/keep-newest.ts';
import type { Say } from '../shared/messages/messages.ts';
import { type VisitorId, visitorOfJar } from '../shared/visitor-id.ts';
import type { Bench } from '../workspace/bench/bench.ts';
import { compareSides } from './compare-sides.ts';
import { chooseHar, openHar, saveHar } from './har-files.ts';
import { hideSecrets } from './hide-secrets.ts';
import { isBodyWhole } from './prepare-request.ts';
import { Resending, type SendWish, whyNotSend } from './resending.ts';
import { showRecording } from './show-recording.ts';
import { writeSnippet } from './snippets/write-snippet.ts';
import { type KnownExchange, type TakingDeps, takeAll, takeExchanges } from './take-exchanges.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writeMermaid } from './write-mermaid.ts';

export interface ExchangeDeps extends Omit<TakingDeps, 'personOf'> {
  readonly bench: Bench;
  readonly desktop: Pick<Desktop, 'dialogs' | 'copyText'>;
  /** Jarful's own, for files that say who wrote them. */
  readonly version: string;
  readonly say: Say;
  readonly tell: (news: ExchangeNews) => void;
}

/** What can be done with exchanges: sent again, compared, copied, saved. What comes of it is told to the window. */
export class ExchangeActions {
  readonly #deps: ExchangeDeps;
  readonly #people = new Map<VisitorId, JarState>();
  readonly #resending: Resending;

  constructor(deps: ExchangeDeps) {
    this.#deps = deps;
    this.#resending = new Resending({ ...deps, take: (ids) => this.take(ids) });
    this.#meet(deps.bench.state().jars);
    deps.bench.on('changed', ({ jars }) => this.#meet(jars));
  }

  /** @throws AskError no-such-exchange */
  take(ids: readonly ExchangeId[]): Promise<readonly KnownExchange[]> {
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

  /** Asks which file is to be opened. */
  async open(): Promise<void> {
    const { desktop, say } = this.#deps;
    const path = await chooseHar(desktop.dialogs, say);
    if (path !== null) await this.openFile(path);
  }

  /**
   * A recording from a file, to be walked through; what is live stays as it is. What cannot be opened changes nothing and is told
   * in the window.
   *
   * @returns whether it is open now
   */
  async openFile(path: string): Promise<boolean> {
    const { bench, tell } = this.#deps;
    const file = basename(path);
    const opened = await openHar(path);
    if (typeof opened === 'string') {
      bench.look.tellNotice({ code: opened, file });
      return false;
    }
    bench.look.tellNotice(null);
    bench.look.toggleBackstage(true);
    tell({ kind: 'opened', recording: showRecording(file, opened) });
    return true;
  }

  /** Everything that is kept, saved as HAR. */
  async saveAll(): Promise<void> {
    const active = this.#deps.bench.activePane?.jarId;
    const only = this.#deps.bench.state().jars.find(({ id }) => id === active) ?? null;
    const unfinished = this.#deps.log.records().filter(({ tookMs }) => tookMs === null).length;
    await this.save(await takeAll(this.#sources()), only, unfinished);
  }

  /** @param only a person to whose exchanges it can be narrowed. @param unfinished requests that could not be taken. */
  async save(taken: readonly KnownExchange[], only: JarState | null, unfinished = 0): Promise<void> {
    const { bench, desktop, version, say, tell } = this.#deps;
    const { jars, panes } = bench.state();
    const pages = panes.map(({ id, jarId, title }) => {
      const name = jars.find((jar) => jar.id === jarId)?.name ?? '';
      return { id, title: title === '' ? name : `${name}: ${title}` };
    });
    const maySaveSecrets = !bench.state().switchedOff.includes('cookiesInFiles');
    const saved = await saveHar(desktop.dialogs, say, { taken, only, pages, version, maySaveSecrets });
    if (saved) tell({ kind: 'saved', ...saved, unfinished });
  }

  /** Sends an exchange's request again, by the jar's own network stack, and tells both answers side by side. */
  send(id: ExchangeId, wish: SendWish): Promise<void> {
    return this.#resending.send(id, wish);
  }

  /** Finds out what the last answer to somebody else proves: see Resending. */
  prove(again: ExchangeId): Promise<void> {
    return this.#resending.prove(again);
  }

  /** @throws AskError no-such-exchange */
  async compare(one: ExchangeId, other: ExchangeId): Promise<void> {
    const [before, after] = await this.take([one, other]);
    if (before && after) this.#deps.tell({ kind: 'compared', comparison: compareSides(before, after, null) });
  }

  /** Keeps an exchange with another server than the shop whatever comes, or lets it go with the others again. */
  keep(id: ExchangeId, kept: boolean): void {
    this.#deps.log.pin(id, kept);
  }

  /** Forgets every exchange with another server than the shop, once a person has agreed. */
  async clear(): Promise<void> {
    const { desktop, log, say, tell } = this.#deps;
    const count = () => log.records().filter(({ toShop }) => !toShop).length;
    if (count() > 0) {
      const { button } = await desktop.dialogs.ask({
        type: 'question',
        message: say('exchange.clear.message', { count: count() }),
        detail: say('exchange.clear.detail'),
        buttons: [say('exchange.clear.forget'), say('exchange.clear.cancel')],
        usual: 1,
      });
      if (button === 1) return;
    }
    const forgotten = count();
    log.clearForeign();
    tell({ kind: 'cleared', count: forgotten });
  }

  /** Onto the clipboard. @param secrets whether they stay in it. @throws AskError no-such-exchange */
  async copy(ids: readonly ExchangeId[], form: CopyForm, secrets: boolean): Promise<void> {
    const { desktop, say, tell } = this.#deps;
    const taken = await this.take(ids);
    const shown = secrets ? taken : hideSecrets(taken);
    if (form === 'markdown' || form === 'mermaid') {
      desktop.copyText(form === 'markdown' ? writeMarkdown(shown, say) : writeMermaid(shown, say));
    } else {
      // Half a body would be sent as if it were the whole one.
      if (!taken.every(({ record, traffic }) => traffic === null || isBodyWhole(record)))
        return tell({ kind: 'not-copied', form, why: 'body-unknown' });
      const snippets = shown.map(({ record }) => writeSnippet(form, record));
      if (!snippets.every((snippet) => snippet !== null)) return tell({ kind: 'not-copied', form, why: 'unsafe' });
      desktop.copyText(`${snippets.join('\n\n')}\n`);
    }
    tell({ kind: 'copied', form, secrets, count: taken.length });
  }

  #sources(): TakingDeps {
    return { ...this.#deps, personOf: (who) => this.#people.get(who) ?? null };
  }

  #meet(jars: readonly JarState[]): void {
    for (const jar of jars) {
      const who = visitorOfJar(jar.id);
      this.#people.delete(who);
      this.#people.set(who, jar);
    }
    keepNewest(this.#people, mostPeople);
  }
}
