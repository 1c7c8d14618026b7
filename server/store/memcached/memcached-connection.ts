/**
 * Memcached over memjs. Its promise methods cannot say which version of an item was read, so that two writers would overwrite each
 * other; its `perform` can. The few operations we need are made from it, in the words of memcached's binary protocol.
 */
import memjs, { type Client } from 'memjs';
import { withDeadline } from '../deadline.ts';
import { OpenState } from '../liveness.ts';
import { StoreFailed } from '../store.ts';
import { readMemcachedAddress } from './memcached-address.ts';

/** ms an answer may take. A person waits for it, and the gate holds this session's other requests meanwhile. */
const patience = 2000;

/** memcached takes a number of seconds beyond this for a date. */
const longestRelative = 30 * 24 * 60 * 60;
/** Seconds since 1970; later dates do not fit everywhere. */
const latestDate = 2 ** 31 - 1;

const opcodes = { get: 0x00, set: 0x01, add: 0x02, delete: 0x04, version: 0x0b, append: 0x0e, touch: 0x1c };
const statuses = { ok: 0, missing: 1, exists: 2, tooLarge: 3, notStored: 5 };

/** An item, with the mark of its version for `replace` and `remove`. */
export interface MemcachedItem {
  readonly value: Buffer;
  readonly version: Buffer;
}

/** All names get the prefix. All reject with StoreFailed when memcached is away, slow or refuses. Lifetimes are ms; null: for ever. */
export interface MemcachedConnection {
  readonly prefix: string;
  get(name: string): Promise<MemcachedItem | null>;
  set(name: string, value: string | Buffer, lifetime: number | null): Promise<void>;
  /** False when there is one already. */
  add(name: string, value: string | Buffer, lifetime: number | null): Promise<boolean>;
  /** False when the item is gone or was written since this version. */
  replace(name: string, version: Buffer, value: string | Buffer, lifetime: number | null): Promise<boolean>;
  /** False when there is none to append to. */
  append(name: string, value: Buffer): Promise<boolean>;
  /** Gives an item another lifetime without writing it; false when there is none. */
  touch(name: string, lifetime: number | null): Promise<boolean>;
  /** False when there is none, or not at this version. */
  remove(name: string, version?: Buffer): Promise<boolean>;
  close(): Promise<void>;
}

/** @param url e.g. `127.0.0.1:11211` or `memcached://127.0.0.1:11211`; @throws StoreFailed when nobody answers there */
export async function connectMemcached(url: string, prefix: string): Promise<MemcachedConnection> {
  const address = demandAddress(url);
  const where = `Memcached at ${address}`;
  const state = new OpenState('store.closed', { medium: 'memcached' });
  let client: Client | null = null;

  const ask = async (opcode: number, name: string, request: Request = {}): Promise<Answer> => {
    state.demand();
    client ??= makeClient(address);
    const asked = client;
    try {
      const answer = await withDeadline(patience, where, send(asked, opcode, name && `${prefix}${name}`, request));
      return checked(answer, where);
    } catch (error) {
      if (error instanceof Refusal) throw error.told;
      // A connection that failed once is not to be trusted with what comes after: the next question makes a new one.
      if (client === asked) client = null;
      drop(asked);
      if (error instanceof StoreFailed) throw error;
      throw new StoreFailed(
        'store.unreachable',
        { where, reason: error instanceof Error ? error.message : String(error) },
        { cause: error },
      );
    }
  };
  const isOk = async (asked: Promise<Answer>) => (await asked).header.status === statuses.ok;

  await ask(opcodes.version, '');
  return {
    prefix,
    async get(name) {
      const { header, val } = await ask(opcodes.get, name);
      return header.status === statuses.ok ? { value: val, version: header.cas } : null;
    },
    set: async (name, value, lifetime) => void (await ask(opcodes.set, name, { extras: storing(lifetime), value })),
    add: (name, value, lifetime) => isOk(ask(opcodes.add, name, { extras: storing(lifetime), value })),
    replace: (name, version, value, lifetime) =>
      isOk(ask(opcodes.set, name, { extras: storing(lifetime), value, version })),
    append: (name, value) => isOk(ask(opcodes.append, name, { value })),
    touch: (name, lifetime) => isOk(ask(opcodes.touch, name, { extras: expiration(lifetime) })),
    remove: (name, version) => isOk(ask(opcodes.delete, name, version ? { version } : {})),
    async close() {
      if (!state.end()) return;
      if (client) drop(client);
      client = null;
    },
  };
}

/** As memjs parses it. */
interface Answer {
  readonly header: { readonly status: number; readonly cas: Buffer };
  readonly val: Buffer;
}

interface Request {
  readonly extras?: Buffer;
  readonly value?: string | Buffer;
  readonly version?: Buffer;
}

/** Memcached answered, and said no in a way nobody asked for. */
class Refusal extends Error {
  readonly told: StoreFailed;
  constructor(told: StoreFailed) {
    super(told.message);
    this.told = told;
  }
}

function makeClient(address: string): Client {
  // One try only: a second one may find that the first was done after all, and report its own work as somebody else's.
  const seconds = patience / 1000;
  return memjs.Client.create(address, {
    retries: 1,
    timeout: seconds,
    conntimeout: seconds,
    logger: { log: () => {} },
  });
}

/** Ends the connection at once; what is under way on it fails. */
function drop(client: Client): void {
  for (const server of client.servers) server.error(new Error('the connection was closed'));
}

function send(client: Client, opcode: number, key: string, { extras, value, version }: Request): Promise<Answer> {
  client.incrSeq();
  const { seq } = client;
  const request = memjs.Utils.makeRequestBuffer(opcode, key, extras ?? '', value ?? '', seq);
  version?.copy(request, 16);
  return new Promise((resolve, reject) => {
    client.perform(key, request, seq, (error, answer: Answer) => (error ? reject(error) : resolve(answer)));
  });
}

/** @throws Refusal for an answer that is neither yes nor one of the expected noes */
function checked(answer: Answer, where: string): Answer {
  const { status } = answer.header;
  const expected: readonly number[] = [statuses.ok, statuses.missing, statuses.exists, statuses.notStored];
  if (expected.includes(status)) return answer;
  const reason =
    status === statuses.tooLarge
      ? ({ key: 'memcached.too-large' } as const)
      : `${answer.val.toString('utf8') || 'no reason given'} (status ${status})`;
  throw new Refusal(new StoreFailed('store.refused', { where, reason }));
}

/** What set and add carry beside the value: flags, which we do not use, and the lifetime. */
function storing(lifetime: number | null): Buffer {
  return Buffer.concat([Buffer.alloc(4), expiration(lifetime)]);
}

/** ms as memcached counts them: whole seconds from now up to 30 days, a date beyond, 0 for ever. */
export function toMemcachedTime(lifetime: number | null, now: number): number {
  if (lifetime === null) return 0;
  const seconds = Math.max(1, Math.ceil(lifetime / 1000));
  if (seconds <= longestRelative) return seconds;
  // The server's clock counts here, which is the real one, not ours that lessons move.
  const date = Math.ceil(now / 1000) + seconds;
  return date <= latestDate ? date : 0;
}

function expiration(lifetime: number | null): Buffer {
  return memjs.Utils.makeExpiration(toMemcachedTime(lifetime, Date.now()));
}

/** @throws StoreFailed, which repeats nothing of the text */
function demandAddress(url: string): string {
  const address = readMemcachedAddress(url);
  if (address === null) throw new StoreFailed('memcached.bad-address');
  return address;
}
