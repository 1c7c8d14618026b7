/** What can be done with exchanges. */
import type { ExchangeId } from '../exchange-id.ts';
import type { ExchangeMenu, ExchangeNews, WhyNotSend } from '../exchange-news.ts';

export interface ExchangesRequests {
  /** Whether a request can be sent again at all. @throws failed when the store does not answer */
  'exchange.sendable': { input: { exchange: ExchangeId }; output: { whyNot: WhyNotSend | null } };
  /** Sends a request again, as whoever sent it first; `exchange.news` tells both answers. @throws no-such-exchange, cannot-send, no-such-jar */
  'exchange.send': { input: { exchange: ExchangeId }; output: null };
  /** Sends the request of the last comparison as its owner and as a stranger, for a verdict. @throws no-such-exchange, cannot-send */
  'exchange.prove': { input: { again: ExchangeId }; output: null };
  /** @throws no-such-exchange */
  'exchange.compare': { input: { one: ExchangeId; other: ExchangeId }; output: null };
  /** Keeps an exchange with another server than the shop whatever comes, or lets it go with the others again. */
  'exchange.keep': { input: { exchange: ExchangeId; kept: boolean }; output: null };
  /** A native menu for one exchange, or for those that a list shows. @throws no-such-exchange */
  'exchange.menu': {
    input: { menu: ExchangeMenu; exchanges: readonly ExchangeId[]; x: number; y: number };
    output: null;
  };
}

export interface ExchangesEvents {
  /** What came of something that was done with an exchange. */
  'exchange.news': ExchangeNews;
}
