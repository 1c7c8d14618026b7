/**
 * The changes that must be one step in Redis, as Lua: looking and writing with nobody in between. Times are ms since 1970 by our
 * clock; `ttl` is ms until Redis may sweep the key by its own. The sorted set `sessions` holds each session's key with its expiry, `orders`
 * each order's number with its time: so that counting, tidying and listing look at nothing else. What lies in a session's place and is no
 * hash counts as no session.
 */
import { type CommandParser, defineScript } from 'redis';

const functions = `
  local function isHash(name)
    return redis.call('TYPE', name).ok == 'hash'
  end
  local function isLive(name, now)
    local expires = isHash(name) and redis.call('HGET', name, 'expires')
    return expires and (tonumber(expires) or 0) > tonumber(now)
  end
  local function remove(index, name, key)
    redis.call('ZREM', index, key)
    return redis.call('DEL', name)
  end
  local function endAt(index, name, key, rev, now)
    if not isLive(name, now) or redis.call('HGET', name, 'rev') ~= rev then return false end
    remove(index, name, key)
    return true
  end
`;

function script(keys: number, lua: string) {
  return {
    SCRIPT: `${functions}${lua}`,
    NUMBER_OF_KEYS: keys,
    parseCommand(parser: CommandParser, names: readonly string[], values: readonly (string | number)[]): void {
      for (const name of names) parser.pushKey(name);
      for (const value of values) parser.push(`${value}`);
    },
  };
}

const numberReply = (reply: unknown): number => Number(reply);
const textsReply = (reply: unknown): string[] => (reply as unknown[]).map(String);

/** Session, index; key, now, ttl, data, hint, expires: 1 when made, 0 when a live one is there. */
const createSession = defineScript({
  ...script(
    2,
    `
  local key, now, ttl, data, hint, expires = unpack(ARGV)
  if isLive(KEYS[1], now) then return 0 end
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'rev', '1', 'hint', hint, 'created', now, 'changed', now, 'expires', expires, 'data', data)
  redis.call('PEXPIRE', KEYS[1], ttl)
  redis.call('ZADD', KEYS[2], expires, key)
  return 1
`,
  ),
  transformReply: numberReply,
});

/** Session, index; key, now, ttl, data, rev, next rev, expires: ok with hint and created; gone; conflict with the rev found. */
const updateSession = defineScript({
  ...script(
    2,
    `
  local key, now, ttl, data, rev, nextRev, expires = unpack(ARGV)
  if not isLive(KEYS[1], now) then return {'gone'} end
  local found = redis.call('HMGET', KEYS[1], 'rev', 'hint', 'created')
  if found[1] ~= rev then return {'conflict', found[1] or ''} end
  redis.call('HSET', KEYS[1], 'rev', nextRev, 'changed', now, 'expires', expires, 'data', data)
  redis.call('PEXPIRE', KEYS[1], ttl)
  redis.call('ZADD', KEYS[2], expires, key)
  return {'ok', found[2], found[3]}
`,
  ),
  transformReply: textsReply,
});

/** Session, index; key, now, ttl, expires: its rev when touched, 0 when there is no live one. */
const touchSession = defineScript({
  ...script(
    2,
    `
  local key, now, ttl, expires = unpack(ARGV)
  if not isLive(KEYS[1], now) then return 0 end
  redis.call('HSET', KEYS[1], 'changed', now, 'expires', expires)
  redis.call('PEXPIRE', KEYS[1], ttl)
  redis.call('ZADD', KEYS[2], expires, key)
  return redis.call('HGET', KEYS[1], 'rev')
`,
  ),
  transformReply: numberReply,
});

/** Session, index; key, now: 1 when a live one went. An expired one goes too. */
const destroySession = defineScript({
  ...script(
    2,
    `
  local wasLive = isLive(KEYS[1], ARGV[2])
  remove(KEYS[2], KEYS[1], ARGV[1])
  return wasLive and 1 or 0
`,
  ),
  transformReply: numberReply,
});

/**
 * Index; what the names of sessions begin with, now, how many: the keys of the expired ones that went. Each is looked at as it is removed: one
 * that lives after all (C39) is only noted with its true expiry.
 */
const tidySessions = defineScript({
  ...script(
    1,
    `
  local head, now, most = unpack(ARGV)
  local gone = {}
  for _, key in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, most)) do
    if isLive(head .. key, now) then redis.call('ZADD', KEYS[1], redis.call('HGET', head .. key, 'expires'), key)
    elseif remove(KEYS[1], head .. key, key) == 1 then gone[#gone + 1] = key end
  end
  return gone
`,
  ),
  transformReply: textsReply,
});

/** Index; what the names of sessions begin with, now, how many: the keys of the live ones that went. Expired ones go too. */
const clearSessions = defineScript({
  ...script(
    1,
    `
  local head, now, most = unpack(ARGV)
  local gone = {}
  for _, key in ipairs(redis.call('ZRANGE', KEYS[1], 0, most - 1)) do
    if isLive(head .. key, now) then gone[#gone + 1] = key end
    remove(KEYS[1], head .. key, key)
  end
  return gone
`,
  ),
  transformReply: textsReply,
});

/**
 * Order, orders' index, sessions' index; number, content, session key or '', its rev, what the names of sessions begin with, now:
 * 'placed'; 'stale'; or 'again' with what was kept: content, session, rev, placed.
 */
const placeOrder = defineScript({
  ...script(
    3,
    `
  local number, content, session, rev, head, now = unpack(ARGV)
  local kept = isHash(KEYS[1]) and redis.call('HMGET', KEYS[1], 'content', 'session', 'rev', 'placed')
  if kept and kept[1] and kept[2] and kept[3] and kept[4] and pcall(cjson.decode, kept[1]) then
    if kept[2] ~= '' then endAt(KEYS[3], head .. kept[2], kept[2], kept[3], now) end
    return {'again', kept[1], kept[2], kept[3], kept[4]}
  end
  if session ~= '' and not endAt(KEYS[3], head .. session, session, rev, now) then return {'stale'} end
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'content', content, 'session', session, 'rev', rev, 'placed', now)
  redis.call('ZADD', KEYS[2], now, number)
  return {'placed'}
`,
  ),
  transformReply: textsReply,
});

export const scripts = {
  createSession,
  updateSession,
  touchSession,
  destroySession,
  tidySessions,
  clearSessions,
  placeOrder,
};
