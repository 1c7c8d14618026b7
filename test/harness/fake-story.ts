/** Records as the server would tell them, for looking at the window and for tests of what it draws. No network, no server. */
import type {
  Exchange,
  JsonObject,
  Line,
  SessionEffect,
  SessionKey,
  SessionRow,
  SessionSide,
  ShownTicket,
  Step,
} from '../../server/inspector/records.ts';

export const shopHost = '127.0.0.1:7777';
const lifetimeMs = 20 * 60_000;

/** One visit to the shop, in the few words that the story needs. */
export interface Visit {
  readonly id: number;
  readonly at: number;
  readonly agent: string;
  readonly method?: 'GET' | 'POST';
  readonly target: string;
  readonly form?: readonly Line[];
  /** The session before and after; null when there was none. */
  readonly before?: SessionSide | null;
  readonly after?: SessionSide | null;
  readonly ticket?: ShownTicket;
  readonly effect?: SessionEffect;
  readonly status?: number;
  readonly location?: string;
  readonly bytes?: number;
  readonly took?: number;
}

export function keyOf(hint: string): SessionKey {
  return hint.repeat(16) as SessionKey;
}

export function side(hint: string, data: JsonObject, at: number): SessionSide {
  return { key: keyOf(hint), hint, data, expiresAt: at + lifetimeMs };
}

export function rowOf(shown: SessionSide, at: number): SessionRow {
  return {
    key: shown.key,
    hint: shown.hint,
    data: shown.data,
    createdAt: at,
    changedAt: at,
    expiresAt: shown.expiresAt ?? at + lifetimeMs,
    bytes: new TextEncoder().encode(JSON.stringify(shown.data)).byteLength,
    place: `memory, key ${shown.key.slice(0, 12)}…`,
  };
}

/** A whole exchange as the inspector tells it. */
export function exchangeOf(visit: Visit): Exchange {
  const { id, at, agent, method = 'GET', target, form = null, before = null, after = before, status = 200 } = visit;
  const ticket: ShownTicket =
    visit.ticket ?? (before ? { kind: 'valid', key: before.key, hint: before.hint } : { kind: 'none' });
  const effect = visit.effect ?? effectOf(before, after);
  const fresh = after && after.key !== before?.key;
  const responseHeaders: Line[] = [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Cache-Control', 'no-store'],
    ['Vary', 'Cookie'],
    ...(visit.location ? [['Location', visit.location] as const] : []),
    ...(fresh
      ? [['Set-Cookie', `jarful=s:${after.hint}…; Max-Age=1200; Path=/; HttpOnly; SameSite=Lax`] as const]
      : []),
    ...(effect === 'destroyed'
      ? [['Set-Cookie', 'jarful=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax'] as const]
      : []),
  ];
  const bytes = visit.bytes ?? (status === 303 ? 0 : 2860);
  return {
    id,
    at,
    tookMs: visit.took ?? 6.4,
    who: { agent, address: '127.0.0.1' },
    request: {
      method,
      target,
      headers: [
        ['Host', shopHost],
        ['User-Agent', agent],
        ['Accept', 'text/html,application/xhtml+xml'],
        ['Accept-Language', 'en'],
        ...(method === 'POST'
          ? [
              ['Origin', `http://${shopHost}`] as const,
              ['Sec-Fetch-Site', 'same-origin'] as const,
              ['Content-Type', 'application/x-www-form-urlencoded'] as const,
            ]
          : []),
        ...(ticket.kind === 'none' ? [] : [['Cookie', `jarful=s:${ticket.hint}…`] as const]),
      ],
      form,
    },
    ticket,
    steps: stepsOf(`${method} ${target.split('?')[0]}`, method, ticket, before, after, effect),
    session: { before, after: effect === 'destroyed' ? null : after, effect },
    response: { status, headers: responseHeaders, bytes, cut: false },
    line: `[${stamp(at)}] "${method} ${target} HTTP/1.1" ${status} ${bytes}`,
  };
}

function effectOf(before: SessionSide | null, after: SessionSide | null): SessionEffect {
  if (!before) return after ? 'created' : 'none';
  if (!after) return 'destroyed';
  if (after.key !== before.key) return 'regenerated';
  return JSON.stringify(before.data) === JSON.stringify(after.data) ? 'read' : 'changed';
}

function stepsOf(
  route: string,
  method: string,
  ticket: ShownTicket,
  before: SessionSide | null,
  after: SessionSide | null,
  effect: SessionEffect,
): readonly Step[] {
  const steps: Step[] = [{ kind: 'check', at: 0.1, tookMs: 0.1, what: 'host', ok: true }];
  if (method === 'POST') steps.push({ kind: 'check', at: 0.3, tookMs: 0.2, what: 'origin', ok: true });
  steps.push({ kind: 'gate', at: 0.6, tookMs: 0.1, ahead: 0 });
  if (ticket.kind === 'valid') {
    const result = before ? 'found' : 'missing';
    steps.push({ kind: 'store', at: 0.9, tookMs: 0.6, op: 'read', key: ticket.key, result });
  }
  steps.push({ kind: 'handler', at: 1.8, tookMs: 2.1, route, failed: effect === 'failed' });
  const write = (op: 'create' | 'update' | 'touch' | 'destroy', key: SessionKey) =>
    steps.push({ kind: 'store', at: 4.2, tookMs: 0.8, op, key, result: 'done' });
  if (effect === 'created' && after) write('create', after.key);
  if (effect === 'changed' && after) write('update', after.key);
  if (effect === 'read' && after) write('touch', after.key);
  if (effect === 'destroyed' && before) write('destroy', before.key);
  if (effect === 'regenerated' && before && after) {
    write('create', after.key);
    write('destroy', before.key);
  }
  return steps;
}

/** The article's time stamp, in UTC. */
function stamp(at: number): string {
  const words = new Date(at).toUTCString();
  const [day, month, year] = [words.slice(5, 7), words.slice(8, 11), words.slice(12, 16)];
  return `${day}/${month}/${year} ${new Date(at).toISOString().slice(11, 19)}`;
}
