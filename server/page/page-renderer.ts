import path from 'node:path';
import type { Request } from 'express';
import { type Context, Liquid, type Template } from 'liquidjs';
import { makeFirstToken, makeFormToken, TOKEN_FIELD } from '../defence/form-token.ts';
import type { Secrets } from '../defence/secrets.ts';
import { fallbackLanguage, type Language, type Languages } from '../languages/languages.ts';
import type { HandlerContext } from '../session/handler-context.ts';
import { countGoods, readCart } from '../shop/cart.ts';
import type { Answer, ReadyAnswer, ViewName } from './answer.ts';
import { chooseAmong } from './choose-language.ts';
import { loadMessages, type MessageValues, type Say } from './messages.ts';

const views: readonly ViewName[] = [
  'home',
  'team',
  'formdemo',
  'shop',
  'cart',
  'checkout',
  'order',
  'session',
  'error',
];

/** What a page of a visitor and a page of an error have in common. */
interface PageSetting {
  readonly language: Language;
  readonly context: HandlerContext | null;
}

export interface PageSources {
  readonly siteFolder: string;
  readonly languages: Languages;
  readonly secrets: Secrets;
  /** Gets a sentence about what a language lacks. */
  readonly warn: (sentence: string) => void;
}

export interface PageRenderer {
  /** The visitor's language, of those that there are. */
  readonly languageOf: (req: Request) => Language;
  render(answer: Answer, setting: PageSetting): ReadyAnswer;
}

/**
 * Loads all templates and texts of the site.
 * @throws Error that names a missing or broken template
 */
export async function loadPages({ siteFolder, languages, secrets, warn }: PageSources): Promise<PageRenderer> {
  const say = loadMessages(languages, warn);
  const engine = makeEngine(path.join(siteFolder, 'views'), say);
  const parsed = new Map<ViewName, Template[]>();
  for (const view of views) parsed.set(view, await engine.parseFile(view));

  return {
    languageOf: chooseAmong(languages.tags),
    render(answer, setting) {
      switch (answer.kind) {
        case 'page': {
          const template = parsed.get(answer.view) ?? [];
          const scope = { ...describeSetting(setting, secrets), ...answer.model };
          const html = Buffer.from(engine.renderSync(template, scope));
          return ready(answer.status ?? 200, 'text/html; charset=utf-8', html);
        }
        case 'json':
          return ready(200, 'application/json; charset=utf-8', Buffer.from(`${JSON.stringify(answer.body)}\n`));
        case 'redirect': {
          const empty = ready(303, 'text/plain; charset=utf-8', Buffer.alloc(0));
          const clear = answer.clearSiteData ? { 'Clear-Site-Data': '"cache"' } : {};
          return { ...empty, headers: { ...empty.headers, Location: answer.to, ...clear } };
        }
      }
    },
  };
}

/**
 * Escapes everything by default. `safe` is the article's filter that does not, `t` says a text in the visitor's language, and
 * `{% token %}` is the hidden field that every form carries.
 */
function makeEngine(root: string, say: ReadonlyMap<Language, Say>): Liquid {
  const engine = new Liquid({
    root,
    extname: '.liquid',
    cache: true,
    outputEscape: 'escape',
    strictFilters: true,
    ownPropertyOnly: true,
  });
  engine.registerFilter('safe', { raw: true, handler: (value: unknown) => value });
  engine.registerTag('token', {
    render: (context, emitter) => emitter.write(String(context.getSync(['tokenInput']))),
  });
  engine.registerFilter('t', function (this: { context: Context }, id: string, ...values: [string, string | number][]) {
    const language = this.context.getSync(['language']) as Language;
    const speak = say.get(language) ?? say.get(fallbackLanguage);
    return speak?.(id, Object.fromEntries(values) satisfies MessageValues) ?? id;
  });
  return engine;
}

function describeSetting({ language, context }: PageSetting, secrets: Secrets): object {
  return {
    language,
    standing: context?.standing ?? { kind: 'unknown' },
    // Whoever meets an error is not known: it may come before the session was read.
    goods: context === null ? null : countGoods(readCart(context.content)),
    name: context?.content.name ?? null,
    escaping: context?.settings.escaping ?? true,
    renewsTicket: context?.settings.regenerateAtLogin ?? true,
    tokenInput: context?.settings.csrf ? makeTokenInput(secrets, context) : '',
  };
}

/** The token is made of letters, digits, "-", "_" and ".": there is nothing in it to escape. */
function makeTokenInput(secrets: Secrets, { visitor, hasTicket }: HandlerContext): string {
  const token = hasTicket ? makeFormToken(secrets, visitor) : makeFirstToken(secrets, visitor);
  return `<input type="hidden" name="${TOKEN_FIELD}" value="${token}">`;
}

function ready(status: number, type: string, body: Buffer): ReadyAnswer {
  return { status, headers: { 'Content-Type': type, 'Content-Length': String(body.length) }, body };
}
