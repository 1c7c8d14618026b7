import type { Promised } from './promises.ts';

/** What sessions and orders are promised beyond C60: kept by the stores' own contract tests, on every medium to which it applies. */
export const storePromises: readonly Promised[] = [
  {
    number: 77,
    section: 'Store',
    says: 'An order is made only of the session as it was shown, in one step with that session’s end: two checkouts in two tabs make one order, and an add that meets a checkout is in the cart or refused.',
  },
  {
    number: 78,
    section: 'Store',
    says: 'Orders have a bound: beyond 10,000 the oldest give way, but none younger than an hour until there are 50,000.',
  },
  {
    number: 79,
    section: 'Store',
    says: 'What others put among the server’s files, rows and keys keeps it neither from starting nor from its work; each odd thing is told of once.',
  },
  {
    number: 80,
    section: 'Store',
    says: 'A list in memcached that has reached 1 MB goes on in another item; when all are full, that is an error at once. No first visit and no checkout waits for it.',
  },
  {
    number: 81,
    section: 'Store',
    says: 'No part of a password is shown with an address, in no message either; an address that can be read in two ways is refused.',
  },
  {
    number: 82,
    section: 'Store',
    says: 'Whatever hangs is an error at the deadline: sessions, orders, counting, closing, and each step of listing, tidying and clearing.',
  },
  {
    number: 83,
    section: 'Store',
    says: 'A session’s data is handed out as the very text that was written; a touch, its recording and its telling read no record again.',
  },
  {
    number: 84,
    section: 'Store',
    says: 'Tidying and clearing go slice by slice as they are asked for: others get their turn in between, and whoever stops asking stops it.',
  },
];
