import type { Promised } from './promises.ts';

/** What is promised about the server's life: kept by test/http/server-life.test.ts, rewind.test.ts and the chaos test. */
export const lifePromises: readonly Promised[] = [
  {
    number: 70,
    section: 'Life',
    says: 'A change of medium whose new or old store fails or hangs at any step is done whole or was never begun: settings, inspector and carts speak of one medium.',
  },
  {
    number: 71,
    section: 'Life',
    says: 'Whoever waits outside during a change is let in when it is over or refused, is told to come again after the queue’s deadline, and waits for no request whose form is not whole.',
  },
  {
    number: 72,
    section: 'Life',
    says: 'close() resolves within 2 s whoever hangs, is held, slow or half there, also during a restart, and is final; a start that fails leaves nothing open.',
  },
  {
    number: 73,
    section: 'Life',
    says: 'The start waits neither for the counting of sessions nor for a history; until they are counted, nobody is refused for their number.',
  },
  {
    number: 74,
    section: 'Life',
    says: 'Tidying is one round at a time, stops for a change of the server, and one that hangs delays no visitor.',
  },
  {
    number: 75,
    section: 'Life',
    says: 'A rewind that fails leaves the present as it was, also when the store did what it reports as failed; what it did so stands in the history where it was asked for.',
  },
  {
    number: 76,
    section: 'Life',
    says: 'In a storm of dropped connections, failing, slow and hanging stores, and changes of everything, what was acknowledged is in exactly one cart or order, no order is there twice, nobody waits for ever, and close() comes in time with nothing left open.',
  },
  {
    number: 98,
    section: 'Life',
    says: 'A login whose old record the store fails to remove, or is too late to, loses no cart: the answer gives out the new ticket, the old one leads nowhere as long as the process lives, what was read with it before is neither changed nor ordered, and the record says that the removal failed.',
  },
  {
    number: 99,
    section: 'Life',
    says: 'After requests in a pipeline that broke off, clients that left while a rewind ran, and requests that failed at their very beginning, SIGTERM ends the process with exit code 0.',
  },
];
