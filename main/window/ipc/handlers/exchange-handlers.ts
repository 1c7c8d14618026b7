import { copyAsMenu, listMenu, sendAsMenu } from '../../../exchanges/exchange-menus.ts';
import type { CopyForm } from '../../../shared/exchange-news.ts';
import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** Exchanges taken in the hand: sent again, compared, copied, saved. */
export function exchangeHandlers({ bench, desk, host, say, attempt }: HandlerDeps): HandlersOf<'exchange'> {
  return {
    'exchange.sendable': async ({ exchange }) => ({ whyNot: await desk.whyNotSend(exchange) }),
    'exchange.send': async ({ exchange }) => {
      await desk.send(exchange, null);
      return null;
    },
    'exchange.compare': async ({ one, other }) => {
      await desk.compare(one, other);
      return null;
    },
    'exchange.menu': async ({ menu, exchanges, x, y }) => {
      const taken = await desk.take(exchanges);
      const [first] = exchanges;
      // What is chosen runs when the request has long been answered.
      const copy = (form: CopyForm, secrets = false) => void attempt(desk.copy(exchanges, form, secrets));
      const save = () => void attempt(desk.save(taken, null));
      const items = {
        'send-as': () =>
          sendAsMenu(bench.state().jars, taken[0]?.person ?? null, say, (as) => {
            if (first) void attempt(desk.send(first, as));
          }),
        'copy-as': () => copyAsMenu(taken[0]?.traffic != null, say, copy, save),
        list: () => listMenu(taken.length, say, copy, save),
      }[menu]();
      host.popUpMenu(items, x, y);
      return null;
    },
  };
}
