import { lifePromises } from './life-promises.ts';
import { storePromises } from './store-promises.ts';
import { wirePromises } from './wire-promises.ts';

/** The promises. Tests are numbered after them; C1 to C60 stand in the words in which they were asked for. */
export interface Promised {
  /** 12 is C12. */
  readonly number: number;
  readonly section: string;
  readonly says: string;
}

/** The test files of test/http in which the promises are tried. */
export const suites = [
  'cookie',
  'lifecycle',
  'expiry',
  'concurrency',
  'request-end',
  'security',
  'cart',
  'store',
  'wire',
  'cookies',
  'ticket-name',
  'server-life',
  'medium-change',
  'waiting-outside',
  'rewind',
  'login',
  'process-end',
  'chaos',
] as const;

export const promises: readonly Promised[] = [
  {
    number: 1,
    section: 'Cookie',
    says: 'A GET that writes nothing sends no Set-Cookie and creates no record; with the switch *ticket on first visit* on, it does both.',
  },
  {
    number: 2,
    section: 'Cookie',
    says: 'The first write sends exactly one Set-Cookie, signed, with >= 128 random bits; 10,000 IDs are distinct.',
  },
  {
    number: 3,
    section: 'Cookie',
    says: 'The cookie has HttpOnly, SameSite=Lax, Path=/, no Domain, and a name other than connect.sid.',
  },
  {
    number: 4,
    section: 'Cookie',
    says: 'An unmodified later request sends no Set-Cookie; with rolling on, every response does, with a later Expires.',
  },
  {
    number: 5,
    section: 'Cookie',
    says: 'A persistent cookie’s Expires is now + lifetime (2 s tolerance); a browser-length cookie has none.',
  },
  {
    number: 6,
    section: 'Cookie',
    says: 'One flipped character in ID or signature, a truncated value, or another secret: no store read, no session, no error.',
  },
  {
    number: 7,
    section: 'Cookie',
    says: 'With secrets [new, old] an old cookie still works and the next Set-Cookie is signed with new.',
  },
  {
    number: 8,
    section: 'Cookie',
    says: 'With 500 cart entries the cookie’s name + value stay under 4096 bytes and constant.',
  },
  {
    number: 9,
    section: 'Cookie',
    says: 'Twenty malformed Cookie headers (empty, `=x`, `;;`, bad percent, quotes, non-ASCII, 15 kB) never give 5xx and never hang.',
  },
  { number: 10, section: 'Cookie', says: 'N partitions against one server have N IDs and disjoint dumps.' },
  {
    number: 11,
    section: 'Lifecycle',
    says: 'Data written in request n is read in n+1 unchanged: nested arrays, 0, false, null, "", emoji, 100 kB.',
  },
  {
    number: 12,
    section: 'Lifecycle',
    says: 'A validly signed but unknown ID gets a new ID; loading it creates no record.',
  },
  {
    number: 13,
    section: 'Lifecycle',
    says: 'regenerate gives a new ID, removes the old record, and the old cookie sees an empty cart.',
  },
  {
    number: 14,
    section: 'Lifecycle',
    says: 'destroy removes the record, expires the cookie with the same Path and attributes, and the next GET is empty.',
  },
  { number: 15, section: 'Lifecycle', says: 'destroy with no session, or twice, succeeds and sets no live cookie.' },
  { number: 16, section: 'Lifecycle', says: 'A cart emptied but not destroyed is saved as empty under the same ID.' },
  { number: 17, section: 'Lifecycle', says: 'Changing a nested field (newroles[0].count) is saved.' },
  {
    number: 18,
    section: 'Lifecycle',
    says: 'A handler that throws after changing the session saves nothing of that request (Django’s 5xx rule).',
  },
  {
    number: 19,
    section: 'Lifecycle',
    says: 'With a 300 ms store, a GET sent at the moment the 303’s headers arrive sees the new item.',
  },
  {
    number: 20,
    section: 'Lifecycle',
    says: 'If store.set fails the client gets a 5xx page, not a success page, and the old record is intact.',
  },
  {
    number: 21,
    section: 'Lifecycle',
    says: 'If store.get fails (not "missing") the client gets a 5xx, no new ID, and the stored cart survives.',
  },
  {
    number: 22,
    section: 'Lifecycle',
    says: 'After a server restart file/db/redis carts are there and memory carts are gone, as the UI says.',
  },
  {
    number: 23,
    section: 'Store',
    says: 'get of a missing ID calls back once, asynchronously, with no session; every callback fires exactly once.',
  },
  {
    number: 24,
    section: 'Store',
    says: 'set then get is deep-equal, and mutating the object afterwards changes nothing stored.',
  },
  {
    number: 25,
    section: 'Store',
    says: 'Overwrite, destroy, destroy-missing, clear, length, ids, all agree with each other and exclude expired records.',
  },
  {
    number: 26,
    section: 'Store',
    says: 'touch changes expiry only: data written by another set between load and touch survives.',
  },
  { number: 27, section: 'Store', says: 'touch of a missing or expired ID creates nothing.' },
  { number: 28, section: 'Store', says: 'set with an expiry in the past is never readable.' },
  {
    number: 29,
    section: 'Store',
    says: 'A corrupt record (truncated, empty, binary) reads as missing with one warning; other sessions are unaffected.',
  },
  {
    number: 30,
    section: 'Store',
    says: 'Hostile IDs (`../x`, `a/b`, `a\\b`, NUL, 5,000 chars, `CON`, `__proto__`, "") never leave the store’s folder, never throw.',
  },
  {
    number: 31,
    section: 'Store',
    says: 'IDs differing only in case are distinct sessions; no usable ID appears in file names or rows.',
  },
  {
    number: 32,
    section: 'Store',
    says: 'Session files are 0600; an unusable directory is a start-up error that names it.',
  },
  {
    number: 33,
    section: 'Store',
    says: '1,000 sessions: length 1,000, clear gives 0; after close() no timer keeps the process alive.',
  },
  {
    number: 34,
    section: 'Store',
    says: 'Switching the medium at run time fails no request and leaves no open handle on the old store.',
  },
  {
    number: 35,
    section: 'Expiry',
    says: 'At lifetime - 1 s the cart is there; at + 1 s the same cookie gets an empty cart and a new ID.',
  },
  {
    number: 36,
    section: 'Expiry',
    says: 'Each request extends idle life; store expiry and (rolling) cookie expiry agree within 1 s.',
  },
  { number: 37, section: 'Expiry', says: 'The absolute lifetime ends a session that was never idle.' },
  {
    number: 38,
    section: 'Expiry',
    says: 'With one live, one expired and one default-aged record, tidy-up removes exactly the expired and reports the count.',
  },
  { number: 39, section: 'Expiry', says: 'A session touched while tidy-up runs is not removed.' },
  { number: 40, section: 'Expiry', says: 'A browser-length session still has a server-side lifetime.' },
  {
    number: 41,
    section: 'Expiry',
    says: 'Lifetimes of 0, negative, 200 ms, 31 days and 2^31+1 ms neither live for ever nor die at once by mistake.',
  },
  {
    number: 42,
    section: 'Expiry',
    says: 'The remaining time shown in page and inspector equals the store’s real expiry within 1 s, also after touches.',
  },
  { number: 43, section: 'Concurrency', says: '20 parallel adds with one cookie give 20 entries.' },
  { number: 44, section: 'Concurrency', says: 'A slow read-only request overlapping an add does not undo it.' },
  {
    number: 45,
    section: 'Concurrency',
    says: 'A session destroyed while another request is changing it stays destroyed; that request reports it.',
  },
  {
    number: 46,
    section: 'Concurrency',
    says: 'A request holding one session for 1 s does not delay another session’s request beyond 100 ms.',
  },
  { number: 47, section: 'Concurrency', says: 'Two parallel regenerates leave exactly one live successor and no 5xx.' },
  {
    number: 48,
    section: 'Concurrency',
    says: 'A first visit with parallel page, CSS, favicon and add requests ends with one session that holds the add.',
  },
  {
    number: 61,
    section: 'Concurrency',
    says: 'A request whose client drops is given up before its turn has come, or goes on with its turn to its commit; whoever waits behind it is served (no 409).',
  },
  {
    number: 62,
    section: 'Concurrency',
    says: 'Of two checkouts in two tabs one makes the order, also when the first one’s client drops while the store reads.',
  },
  {
    number: 63,
    section: 'Concurrency',
    says: 'A rewind, a change of medium with everything carried over, and close() wait for requests at work whose clients have left: nothing is written late.',
  },
  {
    number: 64,
    section: 'Concurrency',
    says: 'Clients that leave during a change, in a pipeline, or before their form is whole, and requests that fail at their beginning, hold up no later change and no close().',
  },
  {
    number: 49,
    section: 'Security',
    says: '`<script>`, `"><img onerror>` and `</textarea>` in a role are inert in page, dump, log and inspector; only the |safe lesson renders them, labelled.',
  },
  {
    number: 50,
    section: 'Security',
    says: 'POST with a foreign or null Origin, Sec-Fetch-Site cross-site or same-site, a wrong token, or (where the browser sends neither header) no valid token gets 403 and changes nothing. A same-origin browser’s first POST needs no session made beforehand.',
  },
  { number: 51, section: 'Security', says: 'No GET or HEAD changes a session; a wrong method gets 405.' },
  {
    number: 52,
    section: 'Security',
    says: 'A Host outside the allow-list (incl. suffix, trailing dot, wrong port) is refused before any session access.',
  },
  { number: 53, section: 'Security', says: 'An ID in query, body or another header is ignored.' },
  { number: 54, section: 'Security', says: 'No full session ID or signature appears in any log line, page or URL.' },
  { number: 55, section: 'Security', says: 'Session pages carry Cache-Control: no-store and Vary: Cookie.' },
  {
    number: 56,
    section: 'Security',
    says: 'Oversized, over-many-field, malformed or wrong-type bodies get 4xx (413/415/400), never 5xx.',
  },
  {
    number: 57,
    section: 'Cart',
    says: 'Submitted (role, count) pairs accumulate in order in newroles; roles named `__proto__`, `constructor`, `toString` are ordinary data.',
  },
  {
    number: 58,
    section: 'Cart',
    says: 'Counts "", abc, -1, 0, 1.5, 1e9, 0x10, full-width 9, Infinity and repeated or bracketed fields get 422; the cart is unchanged.',
  },
  { number: 59, section: 'Cart', says: 'A POST answers 303; reloading or going Back never adds again.' },
  {
    number: 60,
    section: 'Cart',
    says: 'Checkout makes one order and destroys the session; Back + resubmit or two parallel checkouts show the same order number; an empty cart gets 409.',
  },
  ...lifePromises,
  ...storePromises,
  ...wirePromises,
];
