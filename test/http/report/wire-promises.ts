import type { Promised } from './promises.ts';

const section = 'Wire';

/** What the server promises where HTTP and cookies leave room for carelessness and malice: C86 to C97. */
export const wirePromises: readonly Promised[] = [
  {
    number: 86,
    section,
    says: 'Two Host lines, a Host that is none, or a target that names another server get 400 before any session access.',
  },
  { number: 87, section, says: '`OPTIONS *` gets 204 and Allow; `*` with another method gets 400, CONNECT gets 501.' },
  {
    number: 88,
    section,
    says: 'A body that is declared too large gets 413 before it is sent, without a 100 Continue; a refusal keeps the connection.',
  },
  {
    number: 89,
    section,
    says: 'Of the site’s folder only styles, pictures and fonts are served, however a path is written.',
  },
  {
    number: 90,
    section,
    says: 'HEAD has the head of GET and no body; files answer conditions (304, 412) and ranges (206, 416); a 405 names what works.',
  },
  {
    number: 91,
    section,
    says: 'A request whose length is in doubt (two lengths, length and chunks, unknown codings, folded lines) gets 400 or 501, and nothing in it is taken for another request.',
  },
  {
    number: 92,
    section,
    says: 'Of several cookies with the ticket’s name all are judged: the one valid ticket counts wherever it stands; two valid ones get 400 and a page that says why, and both are expired wherever they may lie.',
  },
  {
    number: 93,
    section,
    says: 'Two servers on one host that are told to (the command line’s are) leave each other’s tickets alone, over restarts, new secrets and presets too.',
  },
  {
    number: 94,
    section,
    says: 'First forms of one page, sent at once (a double click, a doubled tab), make one session that holds all of them; forms of other pages or browsers never join, also not of two tabs of one browser that were fetched apart (docs/decisions/first-forms.md).',
  },
  {
    number: 95,
    section,
    says: 'Two adds at once with an expired ticket make one session under a new ID and lose nothing.',
  },
  { number: 96, section, says: 'A clock that goes back and then forward ends no session early.' },
  { number: 97, section, says: 'A page that outlives its session gets 409 and says so, in the record too.' },
];
