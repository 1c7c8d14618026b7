import { afterEach, beforeEach, expect, test } from 'vitest';
import { Switchboard } from '../../../main/shop/switchboard/switchboard.ts';
import { createSessionServer, type SessionServer } from '../../../server/session-server.ts';

let server: SessionServer;
let board: Switchboard;

beforeEach(async () => {
  server = createSessionServer();
  await server.listen();
  board = new Switchboard(server, () => null);
});
afterEach(() => server.close());

test('nothing is weak at the start', () => {
  expect(board.state()).toMatchObject({ changed: [], weak: [], clockAhead: 0 });
});

test('a value is taken as typed, and whoever listens hears of it', async () => {
  const heard: string[] = [];
  board.on('changed', ({ values }) => heard.push(values.idleLifetime));
  await board.type('idleLifetime', '1h30m');
  expect(server.settings.idleLifetime).toBe(5_400_000);
  expect(heard).toEqual(['1h30m']);
});

test('what does not fit is refused, and the old value stays', async () => {
  await expect(board.type('idleLifetime', 'soon')).rejects.toMatchObject({ code: 'bad-setting' });
  await expect(board.type('medium', 'redis')).rejects.toMatchObject({ code: 'store-failed' });
  expect(board.state()).toMatchObject({ changed: [], weak: [] });
});

test('weak is what protects less, not what is only different', async () => {
  await board.type('sameSite', 'strict');
  await board.type('idleLifetime', '1m');
  await board.type('rolling', 'on');
  expect(board.state()).toMatchObject({ changed: ['sameSite', 'rolling', 'idleLifetime'], weak: [] });
  await board.type('sameSite', 'none');
  await board.type('httpOnly', 'off');
  await board.type('idleLifetime', '2h');
  expect(board.state().weak).toEqual(['httpOnly', 'sameSite', 'idleLifetime']);
});

test('one command makes everything safe and leaves the clock; putting back takes the clock too', async () => {
  await board.type('escaping', 'off');
  board.advanceClock(60_000);
  await board.makeSafe();
  expect(board.state()).toMatchObject({ changed: [], clockAhead: 60_000 });
  await board.type('escaping', 'off');
  await board.putBack();
  expect(board.state()).toMatchObject({ changed: [], clockAhead: 0 });
});

test('a clock that moves is heard of', () => {
  const heard: number[] = [];
  board.on('changed', ({ clockAhead }) => heard.push(clockAhead));
  board.advanceClock(1_800_000);
  board.setClock(0);
  expect(heard).toEqual([1_800_000, 0]);
});

test('an address where nobody answers is said, and the old medium goes on', async () => {
  await expect(board.planMedium('redis', 'redis://127.0.0.1:1')).rejects.toMatchObject({ code: 'store-failed' });
  await expect(board.planMedium('memcached', '127.0.0.1:1')).rejects.toMatchObject({ code: 'store-failed' });
  expect(board.state()).toMatchObject({ changed: [], addresses: { redis: 'redis://127.0.0.1:1' } });
});

test('a server that cannot start again after a restart says so, and the next restart tries anew', async () => {
  let broken = false;
  const ill = createSessionServer({
    wrapStore: (opened) => {
      if (broken) throw new Error('Its drawer is stuck.');
      return opened;
    },
  });
  const url = await ill.listen();
  const itsBoard = new Switchboard(ill, () => null);
  broken = true;
  await expect(itsBoard.restart()).rejects.toMatchObject({ code: 'server-stopped', message: 'Its drawer is stuck.' });
  await expect(itsBoard.restart()).rejects.toMatchObject({ code: 'server-stopped' });
  broken = false;
  await itsBoard.restart();
  expect(ill.url).toBe(url);
  expect((await fetch(`${url}/shop/`)).status).toBe(200);
  await ill.close();
});
