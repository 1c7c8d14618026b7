/** The attacks, one for each defence. docs/defences.md is written from here: `npm run defences`. */
import { until } from '../../harness/until.ts';
import { type Browser, hiddenField } from '../harness/browser.ts';
import { sendRaw, statusOf } from '../harness/raw-socket.ts';
import { type Attack, isReadByScripts, isSentWithForeignForms, outlivesBrowser, type Shop } from './tried.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const planted = 'a'.repeat(40);
const script = '<script>alert(1)</script>';
const elsewhere = { Origin: 'http://attacker.example', 'Sec-Fetch-Site': 'cross-site' };

export const attacks: readonly Attack[] = [
  {
    switch: 'queue',
    attack: 'Six adds are sent at the same moment.',
    weak: { queue: false },
    others: { checkRevision: false },
    off: 'Each read the same list, and entries are lost.',
    on: 'One waits for the other, and all six are there.',
    async works({ faults, browser }) {
      const ann = browser();
      await ann.addRole('first');
      faults.set('read', { kind: 'delay', ms: 150, after: true });
      await Promise.all(Array.from({ length: 6 }, (_, at) => ann.addRole(`role ${at}`)));
      return ((await ann.remembered()).data.newroles as unknown[]).length < 7;
    },
  },
  {
    switch: 'commitBeforeAnswer',
    attack: 'The store fails while a purchase is saved.',
    weak: { commitBeforeAnswer: false },
    off: 'The browser is told that all went well, and the cart has nothing of it.',
    on: 'The browser gets an error page that says so.',
    async works({ faults, browser }) {
      const ann = browser();
      await ann.add('tea');
      faults.set('update', { kind: 'fail' }, 1);
      const { status } = await ann.add('honey');
      return status === 303 && !('honey' in (await ann.cart()));
    },
  },
  {
    switch: 'checkRevision',
    attack: 'Somebody logs out while another request of the same session is at work.',
    weak: { checkRevision: false },
    others: { queue: false },
    off: 'The slow request saves, and the ended session is alive again.',
    on: 'The slow request is refused, and the session stays ended.',
    async works({ server, browser }) {
      const ann = browser();
      await ann.add('tea');
      const thief = ann.copy();
      server.breakpoints.set({ where: 'between', path: '/cart/add' });
      const slow = ann.copy().add('honey');
      await until('it is held', () => server.breakpoints.held.length === 1);
      await ann.post('/logout');
      server.breakpoints.clear();
      await slow;
      return Object.keys(await thief.cart()).length > 0;
    },
  },
  {
    switch: 'ticketOnFirstVisit',
    attack: 'A script asks for the same page 50 times and keeps no cookie.',
    weak: { ticketOnFirstVisit: true },
    off: 'The store holds 50 sessions of nobody.',
    on: 'The store holds none.',
    async works({ server, browser }) {
      for (let at = 0; at < 50; at += 1) await browser().get('/shop/');
      return (await server.inspector.snapshot()).rows.length === 50;
    },
  },
  {
    switch: 'cookieName',
    attack: 'Somebody looks at the cookie’s name to learn which software runs here.',
    weak: { cookieName: 'connect.sid' },
    off: 'connect.sid is what express-session calls it.',
    on: 'The name is this shop’s own and says nothing.',
    async works({ browser }) {
      const ann = browser();
      await ann.add();
      return [...ann.jar.keys()].some((name) => ['connect.sid', 'PHPSESSID', 'JSESSIONID', 'sessionid'].includes(name));
    },
  },
  {
    switch: 'signed',
    attack: 'A made-up ticket is shown.',
    weak: { signed: false },
    off: 'The store is asked for it: guesses cost nothing but time.',
    on: 'The signature is missing, and the store is never asked.',
    async works({ server, faults, browser }) {
      const thief = browser();
      thief.jar.set(server.settings.cookieName, planted);
      await thief.get('/cart/');
      return faults.calls.some((call) => call.startsWith('read'));
    },
  },
  {
    switch: 'strictTickets',
    attack: 'A ticket of the attacker’s choice is planted in the victim’s browser (fixation).',
    weak: { strictTickets: false },
    others: { signed: false },
    off: 'The victim shops with it, and the attacker sees the cart.',
    on: 'The victim gets a ticket of her own.',
    async works({ server, browser }) {
      const [ann, thief] = [browser(), browser()];
      for (const { jar } of [ann, thief]) jar.set(server.settings.cookieName, planted);
      await ann.add('tea');
      return 'tea' in (await thief.cart());
    },
  },
  {
    switch: 'httpOnly',
    attack: 'A smuggled script reads document.cookie and sends it away.',
    weak: { httpOnly: false },
    off: 'It has the ticket, and with it the attacker sees the cart.',
    on: 'The browser does not show the ticket to scripts.',
    async works({ browser }) {
      const ann = browser();
      const [line = ''] = (await ann.add('tea')).setCookies;
      const thief = browser();
      if (isReadByScripts(line)) for (const [name, value] of ann.jar) thief.jar.set(name, value);
      return 'tea' in (await thief.cart());
    },
  },
  {
    switch: 'sameSite',
    attack: 'A page elsewhere submits a form to the shop.',
    weak: { sameSite: 'off' },
    others: { csrf: false, originCheck: false },
    off: 'The browser shows the ticket with it, and the victim’s cart has what the attacker chose.',
    on: 'The browser leaves the ticket out, and the victim’s cart stays as it was.',
    async works({ browser }) {
      const ann = browser();
      const [line = ''] = (await ann.add('tea')).setCookies;
      const foreign = isSentWithForeignForms(line) ? ann : browser();
      await foreign.send('POST', '/cart/add', elsewhere, 'product=juice&count=9');
      return 'juice' in (await ann.cart());
    },
  },
  {
    switch: 'cookieLength',
    attack: 'The next person at this computer opens the browser again.',
    weak: { cookieLength: 'persistent' },
    off: 'The ticket is still there, and so is the cart.',
    on: 'The ticket went when the browser was closed.',
    async works({ browser }) {
      const ann = browser();
      const [line = ''] = (await ann.add('tea')).setCookies;
      const next = outlivesBrowser(line) ? ann.copy() : browser();
      return 'tea' in (await next.cart());
    },
  },
  {
    switch: 'idleLifetime',
    attack: 'Somebody sits down at a computer that was left an hour ago.',
    weak: { idleLifetime: 14 * day },
    off: 'The session is still open.',
    on: 'It ended 20 minutes after its last request.',
    async works({ clock, browser }) {
      const ann = browser();
      await ann.add('tea');
      clock.advance(hour);
      return 'tea' in (await ann.cart());
    },
  },
  {
    switch: 'absoluteLifetime',
    attack: 'A stolen ticket is kept busy for 13 hours.',
    weak: { absoluteLifetime: 400 * day },
    off: 'It still works.',
    on: 'The session ended 12 hours after it was made.',
    async works({ clock, browser }) {
      const ann = browser();
      await ann.add('tea');
      const thief = ann.copy();
      for (let past = 0; past < 13 * hour; past += 15 * minute) {
        clock.advance(15 * minute);
        await thief.get('/cart/');
      }
      return 'tea' in (await thief.cart());
    },
  },
  {
    switch: 'regenerateAtLogin',
    attack: 'Somebody saw the ticket before its owner logged in.',
    weak: { regenerateAtLogin: false },
    off: 'The same ticket is now that of a person who is logged in.',
    on: 'The login gave out a new ticket, and the old one is worth nothing.',
    async works({ browser }) {
      const ann = browser();
      await ann.add('tea');
      const thief = ann.copy();
      await ann.post('/login', { name: 'Ann' });
      return (await thief.remembered()).data.name === 'Ann';
    },
  },
  {
    switch: 'destroyAtCheckout',
    attack: 'After an order, somebody goes to the checkout again without adding anything.',
    weak: { destroyAtCheckout: false },
    others: { orderToken: false },
    off: 'The cart is still full, and a second order is placed.',
    on: 'There is nothing to order.',
    async works({ browser }) {
      const ann = browser();
      await ann.add('tea');
      const first = await order(ann);
      const second = await order(ann);
      return second !== '' && second !== first;
    },
  },
  {
    switch: 'orderToken',
    attack: 'The order form is sent twice.',
    weak: { orderToken: false },
    others: { destroyAtCheckout: false },
    off: 'Two orders with two numbers.',
    on: 'The same order is shown again.',
    async works({ browser }) {
      const ann = browser();
      await ann.add('tea');
      const token = hiddenField((await ann.get('/checkout/')).text, 'order') ?? '';
      const first = await sendOrder(ann, token);
      const second = await sendOrder(ann, token);
      return first !== second;
    },
  },
  {
    switch: 'escaping',
    attack: 'A role is named like an HTML tag.',
    weak: { escaping: false },
    off: 'The page holds the tag.',
    on: 'The page shows its text.',
    async works({ browser }) {
      const ann = browser();
      await ann.addRole(script);
      return (await ann.get('/team/formdemo.html')).text.includes(script);
    },
  },
  {
    switch: 'contentSecurityPolicy',
    attack: 'A script has got into the page.',
    weak: { contentSecurityPolicy: false },
    others: { escaping: false },
    off: 'Nothing tells the browser not to run it.',
    on: 'The page’s policy lets no script run.',
    async works({ browser }) {
      const ann = browser();
      await ann.addRole(script);
      const { text, headers } = await ann.get('/team/formdemo.html');
      const policy = String(headers['content-security-policy'] ?? '');
      return text.includes(script) && !/default-src 'none'/.test(policy);
    },
  },
  {
    switch: 'csrf',
    attack: 'A form is sent from elsewhere, by a browser that does not say from where.',
    weak: { csrf: false },
    off: 'The victim’s cart has what the attacker chose.',
    on: 'The form lacks the secret that only the shop’s own pages hold: 403.',
    works: (shop) => forge(shop, {}),
  },
  {
    switch: 'originCheck',
    attack: 'A form is sent from elsewhere, and the browser says so.',
    weak: { originCheck: false },
    others: { csrf: false },
    off: 'The victim’s cart has what the attacker chose.',
    on: 'The browser’s word is heard: 403.',
    works: (shop) => forge(shop, elsewhere),
  },
  {
    switch: 'hostCheck',
    attack: 'A foreign name is made to point at this computer (DNS rebinding).',
    weak: { hostCheck: false },
    off: 'The shop answers to it, and the foreign page can read the answer.',
    on: 'The shop does not know that name: 421.',
    async works({ port }) {
      const answer = await sendRaw(port, 'GET /cart/ HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n');
      return statusOf(answer) === 200;
    },
  },
  {
    switch: 'noStore',
    attack: 'After a logout somebody presses Back.',
    weak: { noStore: false },
    off: 'The browser may show the page that it kept.',
    on: 'The page was not to be kept at all.',
    async works({ browser }) {
      const ann = browser();
      await ann.add('tea');
      const { text, headers } = await ann.get('/cart/');
      return text.includes('Green tea') && !/no-store/.test(String(headers['cache-control'] ?? ''));
    },
  },
  {
    switch: 'maxEntries',
    attack: 'One visitor sends the form 25 times, where 20 entries are allowed.',
    weak: { maxEntries: 10_000 },
    strong: { maxEntries: 20 },
    off: 'The session holds them all and goes on growing.',
    on: 'The twenty-first is refused.',
    async works({ browser }) {
      const ann = browser();
      for (let at = 0; at < 25; at += 1) await ann.addRole(`role ${at}`);
      return ((await ann.remembered()).data.newroles as unknown[]).length === 25;
    },
  },
  {
    switch: 'maxSessions',
    attack: 'Ten visitors come at once, where five sessions are allowed.',
    weak: { maxSessions: 10_000_000 },
    strong: { maxSessions: 5 },
    off: 'The store takes them all and goes on growing.',
    on: 'Five are asked to come again later.',
    async works({ server, browser }) {
      for (let at = 0; at < 10; at += 1) await browser().add('tea');
      return (await server.inspector.snapshot()).rows.length === 10;
    },
  },
];

/** Sends a form of the attacker's with Ann's ticket. */
async function forge({ browser }: Shop, headers: Readonly<Record<string, string>>): Promise<boolean> {
  const ann = browser();
  await ann.add('tea');
  await ann.send('POST', '/cart/add', headers, 'product=juice&count=9');
  return 'juice' in (await ann.cart());
}

/** Orders what is in the cart; the order's address, "" when there was nothing to order. */
async function order(one: Browser): Promise<string> {
  return sendOrder(one, hiddenField((await one.get('/checkout/')).text, 'order') ?? '');
}

async function sendOrder(one: Browser, token: string): Promise<string> {
  return String((await one.post('/checkout/', { order: token })).headers.location ?? '');
}
