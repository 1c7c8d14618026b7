/**
 * The changes that must be one step in Redis, as Lua: looking and writing with nobody in between. Times are ms since 1970 by our
 * clock; `ttl` is ms until Redis may sweep the key by its own. A key that is no hash makes a script fail, which is told.
 */
import { type CommandParser, defineScript } from 'redis';

const isLiveFunction = `
  local function isLive(key, now)
    local expires = redis.call('HGET', key, 'expires')
    return expires and (tonumber(expires) or 0) > tonumber(now)
  end
`;

function script(keys: number, lua: string) {
  return {
    SCRIPT: `${isLiveFunction}${lua}`,
    NUMBER_OF_KEYS: keys,
    parseCommand(parser: CommandParser, names: readonly string[], values: readonly (string | number)[]): void {
      for (const name of names) parser.pushKey(name);
      for (const value of values) parser.push(`${value}`);
    },
  };
}

const numberReply = (reply: unknown): number => Number(reply);
const textsReply = (reply: unknown): string[] => (reply as unknown[]).map(String);

/** Session key; now, ttl, data, hint, expires: 1 when made, 0 when a live one is there. */
const createSession = defineScript({
  ...script(
    1,
    `
  local now, ttl, data, hint, expires = unpack(ARGV)
  if isLive(KEYS[1], now) then return 0 end
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'rev', '1', 'hint', hint, 'created', now, 'changed', now, 'expires', expires, 'data', data)
  redis.call('PEXPIRE', KEYS[1], ttl)
  return 1
`,
  ),
  transformReply: numberReply,
});

/** Session key; now, ttl, data, rev, next rev, expires: ok with hint and created; gone; conflict with the rev found. */
const updateSession = defineScript({
  ...script(
    1,
    `
  local now, ttl, data, rev, nextRev, expires = unpack(ARGV)
  if not isLive(KEYS[1], now) then return {'gone'} end
  local found = redis.call('HMGET', KEYS[1], 'rev', 'hint', 'created')
  if found[1] ~= rev then return {'conflict', found[1] or ''} end
  redis.call('HSET', KEYS[1], 'rev', nextRev, 'changed', now, 'expires', expires, 'data', data)
  redis.call('PEXPIRE', KEYS[1], ttl)
  return {'ok', found[2], found[3]}
`,
  ),
  transformReply: textsReply,
});

/** Session key; now, ttl, expires: 1 when touched, 0 when there is no live one. */
const touchSession = defineScript({
  ...script(
    1,
    `
  local now, ttl, expires = unpack(ARGV)
  if not isLive(KEYS[1], now) then return 0 end
  redis.call('HSET', KEYS[1], 'changed', now, 'expires', expires)
  redis.call('PEXPIRE', KEYS[1], ttl)
  return 1
`,
  ),
  transformReply: numberReply,
});

/** Session key; now: 1 when a live one went. An expired one goes too. */
const destroySession = defineScript({
  ...script(
    1,
    `
  local wasLive = isLive(KEYS[1], ARGV[1])
  redis.call('DEL', KEYS[1])
  return wasLive and 1 or 0
`,
  ),
  transformReply: numberReply,
});

/** Session key; now: 1 when an expired one went, 0 when it lives or is not there. */
const tidySession = defineScript({
  ...script(
    1,
    `
  if isLive(KEYS[1], ARGV[1]) then return 0 end
  return redis.call('DEL', KEYS[1])
`,
  ),
  transformReply: numberReply,
});

/** Token key, order key, session key; number, content, session, token: number, content and whether it is fresh. */
const placeOrder = defineScript({
  ...script(
    3,
    `
  local number, content, session, token = unpack(ARGV)
  local kept = redis.call('HMGET', KEYS[1], 'number', 'content', 'session')
  if kept[1] then
    if session ~= '' and kept[3] == session then redis.call('DEL', KEYS[3]) end
    return {kept[1], kept[2], 'used'}
  end
  redis.call('HSET', KEYS[1], 'number', number, 'content', content, 'session', session, 'token', token)
  redis.call('SET', KEYS[2], content)
  if session ~= '' then redis.call('DEL', KEYS[3]) end
  return {number, content, 'fresh'}
`,
  ),
  transformReply: textsReply,
});

export const scripts = { createSession, updateSession, touchSession, destroySession, tidySession, placeOrder };
