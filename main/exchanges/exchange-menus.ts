import type { JarState } from '../shared/bench-records.ts';
import type { CopyForm, SnippetForm } from '../shared/exchange-news.ts';
import type { Menu, MenuItem } from '../shared/menu-items.ts';
import type { Say } from '../shared/messages/messages.ts';
import { carriedTokens } from './fresh-token.ts';
import type { SendWish } from './resending.ts';
import type { KnownExchange } from './take-exchanges.ts';

/**
 * Everybody else whose jar is for the same site: the shop's and the own app's never mix. Where the request carries an
 * anti-forgery token, each with the first one's or with their own. Pure, as all menus: a test can read them.
 */
export function sendAsMenu(
  jars: readonly JarState[],
  first: Pick<KnownExchange, 'person' | 'record'> | null,
  say: Say,
  send: (wish: SendWish) => void,
): Menu {
  const person = first?.person ?? null;
  const others = jars.filter(({ id, site }) => id !== person?.id && site === (person?.site ?? 'shop'));
  if (others.length === 0) return [{ label: say('exchange.send-as.nobody'), enabled: false }];
  const item = ({ id, name }: JarState): MenuItem => ({
    id,
    label: name,
    click: () => send({ as: id, ownToken: false }),
  });
  if (!first || carriedTokens(first.record.request).length === 0) return others.map(item);
  const withOwn = ({ id, name }: JarState): MenuItem => ({
    id: `${id}-own-token`,
    label: say('exchange.send-as.own-token', { name }),
    click: () => send({ as: id, ownToken: true }),
  });
  return [...others.map(item), { type: 'separator' }, ...others.map(withOwn)];
}

const snippets = [
  'curl-posix',
  'curl-cmd',
  'curl-powershell',
  'fetch',
  'python',
] as const satisfies readonly SnippetForm[];

/** What one exchange can be copied as. With secrets only where the request is known as it truly was. */
export function copyAsMenu(
  known: boolean,
  say: Say,
  copy: (form: CopyForm, secrets: boolean) => void,
  save: () => void,
): Menu {
  const item = (form: CopyForm, secrets = false): MenuItem => ({
    id: secrets ? `${form}-with-secrets` : form,
    label: say(`exchange.copy.${form}`),
    click: () => copy(form, secrets),
  });
  return [
    ...snippets.map((form) => item(form)),
    {
      id: 'with-secrets',
      label: say('exchange.copy.with-secrets'),
      enabled: known,
      submenu: snippets.map((form) => item(form, true)),
    },
    item('markdown'),
    item('mermaid'),
    { type: 'separator' },
    { id: 'har', label: say('exchange.save'), click: save },
  ];
}

/** What a list of exchanges can be copied as. */
export function listMenu(count: number, say: Say, copy: (form: CopyForm) => void, save: () => void): Menu {
  const enabled = count > 0;
  return [
    { id: 'markdown', label: say('exchange.copy-list.markdown', { count }), enabled, click: () => copy('markdown') },
    { id: 'mermaid', label: say('exchange.copy-list.mermaid', { count }), enabled, click: () => copy('mermaid') },
    { type: 'separator' },
    { id: 'har', label: say('exchange.save-list', { count }), enabled, click: save },
  ];
}
