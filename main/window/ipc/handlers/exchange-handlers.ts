import { copyAsMenu, listMenu, sendAsMenu } from '../../../exchanges/exchange-menus.ts';
import type { CopyForm } from '../../../shared/exchange-news.ts';
import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** Exchanges taken in the hand: sent again, compared, copied, saved. */
export function exchangeHandlers({ bench, exchangeActions, host, say, attempt }: HandlerDeps): HandlersOf<'exchange'> {
  return {
    'exchange.sendable': async ({ exchange }) => ({ whyNot: await exchangeActions.whyNotSend(exchange) }),
    'exchange.send': async ({ exchange }) => {
      await exchangeActions.send(exchange, { as: null, ownToken: false });
      return null;
    },
    'exchange.prove': async ({ again }) => {
      await exchangeActions.prove(again);
      return null;
    },
    'exchange.compare': async ({ one, other }) => {
      await exchangeActions.compare(one, other);
      return null;
    },
    'exchange.keep': ({ exchange, kept }) => {
      exchangeActions.keep(exchange, kept);
      return null;
    },
    'exchange.menu': async ({ menu, exchanges, x, y }) => {
      const taken = await exchangeActions.take(exchanges);
      const [first] = exchanges;
      // What is chosen runs when the request has long been answered.
      const copy = (form: CopyForm, secrets = false) => void attempt(exchangeActions.copy(exchanges, form, secrets));
      const save = () => void attempt(exchangeActions.save(taken, null));
      const items = {
        'send-as': () =>
          sendAsMenu(bench.state().jars, taken[0] ?? null, say, (wish) => {
            if (first) void attempt(exchangeActions.send(first, wish));
          }),
        'copy-as': () => copyAsMenu(taken[0]?.traffic != null, say, copy, save),
        list: () => listMenu(taken.length, say, copy, save),
      }[menu]();
      host.popUpMenu(items, x, y);
      return null;
    },
  };
}
