/** The sixty promises, in the words in which they were asked for. Tests are numbered after them. */
export interface Promised {
  readonly section: string;
  readonly says: string;
}

/** The first is C1. */
export const promises: readonly Promised[] = [
  {
    section: 'Cookie',
    says: 'A GET that writes nothing sends no Set-Cookie and creates no record; with the switch *ticket on first visit* on, it does both.',
  },
  {
    section: 'Cookie',
    says: 'The first write sends exactly one Set-Cookie, signed, with >= 128 random bits; 10,000 IDs are distinct.',
  },
  {
    section: 'Cookie',
    says: 'The cookie has HttpOnly, SameSite=Lax, Path=/, no Domain, and a name other than connect.sid.',
  },
  {
    section: 'Cookie',
    says: 'An unmodified later request sends no Set-Cookie; with rolling on, every response does, with a later Expires.',
  },
  {
    section: 'Cookie',
    says: 'A persistent cookie’s Expires is now + lifetime (2 s tolerance); a browser-length cookie has none.',
  },
  {
    section: 'Cookie',
    says: 'One flipped character in ID or signature, a truncated value, or another secret: no store read, no session, no error.',
  },
  {
    section: 'Cookie',
    says: 'With secrets [new, old] an old cookie still works and the next Set-Cookie is signed with new.',
  },
  { section: 'Cookie', says: 'With 500 cart entries the cookie’s name + value stay under 4096 bytes and constant.' },
  {
    section: 'Cookie',
    says: 'Twenty malformed Cookie headers (empty, `=x`, `;;`, bad percent, quotes, non-ASCII, 15 kB) never give 5xx and never hang.',
  },
  { section: 'Cookie', says: 'N partitions against one server have N IDs and disjoint dumps.' },
  {
    section: 'Lifecycle',
    says: 'Data written in request n is read in n+1 unchanged: nested arrays, 0, false, null, "", emoji, 100 kB.',
  },
  { section: 'Lifecycle', says: 'A validly signed but unknown ID gets a new ID; loading it creates no record.' },
  {
    section: 'Lifecycle',
    says: 'regenerate gives a new ID, removes the old record, and the old cookie sees an empty cart.',
  },
  {
    section: 'Lifecycle',
    says: 'destroy removes the record, expires the cookie with the same Path and attributes, and the next GET is empty.',
  },
  { section: 'Lifecycle', says: 'destroy with no session, or twice, succeeds and sets no live cookie.' },
  { section: 'Lifecycle', says: 'A cart emptied but not destroyed is saved as empty under the same ID.' },
  { section: 'Lifecycle', says: 'Changing a nested field (newroles[0].count) is saved.' },
  {
    section: 'Lifecycle',
    says: 'A handler that throws after changing the session saves nothing of that request (Django’s 5xx rule).',
  },
  {
    section: 'Lifecycle',
    says: 'With a 300 ms store, a GET sent at the moment the 303’s headers arrive sees the new item.',
  },
  {
    section: 'Lifecycle',
    says: 'If store.set fails the client gets a 5xx page, not a success page, and the old record is intact.',
  },
  {
    section: 'Lifecycle',
    says: 'If store.get fails (not "missing") the client gets a 5xx, no new ID, and the stored cart survives.',
  },
  {
    section: 'Lifecycle',
    says: 'After a server restart file/db/redis carts are there and memory carts are gone, as the UI says.',
  },
  {
    section: 'Store',
    says: 'get of a missing ID calls back once, asynchronously, with no session; every callback fires exactly once.',
  },
  { section: 'Store', says: 'set then get is deep-equal, and mutating the object afterwards changes nothing stored.' },
  {
    section: 'Store',
    says: 'Overwrite, destroy, destroy-missing, clear, length, ids, all agree with each other and exclude expired records.',
  },
  { section: 'Store', says: 'touch changes expiry only: data written by another set between load and touch survives.' },
  { section: 'Store', says: 'touch of a missing or expired ID creates nothing.' },
  { section: 'Store', says: 'set with an expiry in the past is never readable.' },
  {
    section: 'Store',
    says: 'A corrupt record (truncated, empty, binary) reads as missing with one warning; other sessions are unaffected.',
  },
  {
    section: 'Store',
    says: 'Hostile IDs (`../x`, `a/b`, `a\\b`, NUL, 5,000 chars, `CON`, `__proto__`, "") never leave the store’s folder, never throw.',
  },
  {
    section: 'Store',
    says: 'IDs differing only in case are distinct sessions; no usable ID appears in file names or rows.',
  },
  { section: 'Store', says: 'Session files are 0600; an unusable directory is a start-up error that names it.' },
  {
    section: 'Store',
    says: '1,000 sessions: length 1,000, clear gives 0; after close() no timer keeps the process alive.',
  },
  {
    section: 'Store',
    says: 'Switching the medium at run time fails no request and leaves no open handle on the old store.',
  },
  {
    section: 'Expiry',
    says: 'At lifetime - 1 s the cart is there; at + 1 s the same cookie gets an empty cart and a new ID.',
  },
  {
    section: 'Expiry',
    says: 'Each request extends idle life; store expiry and (rolling) cookie expiry agree within 1 s.',
  },
  { section: 'Expiry', says: 'The absolute lifetime ends a session that was never idle.' },
  {
    section: 'Expiry',
    says: 'With one live, one expired and one default-aged record, tidy-up removes exactly the expired and reports the count.',
  },
  { section: 'Expiry', says: 'A session touched while tidy-up runs is not removed.' },
  { section: 'Expiry', says: 'A browser-length session still has a server-side lifetime.' },
  {
    section: 'Expiry',
    says: 'Lifetimes of 0, negative, 200 ms, 31 days and 2^31+1 ms neither live for ever nor die at once by mistake.',
  },
  {
    section: 'Expiry',
    says: 'The remaining time shown in page and inspector equals the store’s real expiry within 1 s, also after touches.',
  },
  { section: 'Concurrency', says: '20 parallel adds with one cookie give 20 entries.' },
  { section: 'Concurrency', says: 'A slow read-only request overlapping an add does not undo it.' },
  {
    section: 'Concurrency',
    says: 'A session destroyed while another request is changing it stays destroyed; that request reports it.',
  },
  {
    section: 'Concurrency',
    says: 'A request holding one session for 1 s does not delay another session’s request beyond 100 ms.',
  },
  { section: 'Concurrency', says: 'Two parallel regenerates leave exactly one live successor and no 5xx.' },
  {
    section: 'Concurrency',
    says: 'A first visit with parallel page, CSS, favicon and add requests ends with one session that holds the add.',
  },
  {
    section: 'Security',
    says: '`<script>`, `"><img onerror>` and `</textarea>` in a role are inert in page, dump, log and inspector; only the |safe lesson renders them, labelled.',
  },
  {
    section: 'Security',
    says: 'POST with a foreign or null Origin, Sec-Fetch-Site cross-site or same-site, a wrong token, or (where the browser sends neither header) no valid token gets 403 and changes nothing. A same-origin browser’s first POST needs no session made beforehand.',
  },
  { section: 'Security', says: 'No GET or HEAD changes a session; a wrong method gets 405.' },
  {
    section: 'Security',
    says: 'A Host outside the allow-list (incl. suffix, trailing dot, wrong port) is refused before any session access.',
  },
  { section: 'Security', says: 'An ID in query, body or another header is ignored.' },
  { section: 'Security', says: 'No full session ID or signature appears in any log line, page or URL.' },
  { section: 'Security', says: 'Session pages carry Cache-Control: no-store and Vary: Cookie.' },
  {
    section: 'Security',
    says: 'Oversized, over-many-field, malformed or wrong-type bodies get 4xx (413/415/400), never 5xx.',
  },
  {
    section: 'Cart',
    says: 'Submitted (role, count) pairs accumulate in order in newroles; roles named `__proto__`, `constructor`, `toString` are ordinary data.',
  },
  {
    section: 'Cart',
    says: 'Counts "", abc, -1, 0, 1.5, 1e9, 0x10, full-width 9, Infinity and repeated or bracketed fields get 422; the cart is unchanged.',
  },
  { section: 'Cart', says: 'A POST answers 303; reloading or going Back never adds again.' },
  {
    section: 'Cart',
    says: 'Checkout makes one order and destroys the session; Back + resubmit or two parallel checkouts show the same order number; an empty cart gets 409.',
  },
];
