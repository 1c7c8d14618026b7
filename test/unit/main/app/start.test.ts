import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hostServer } from '../../../../main/app/boot/host-server.ts';
import { quitInOrder } from '../../../../main/app/boot/quit-in-order.ts';
import { writeTrouble } from '../../../../main/app/boot/report-trouble.ts';

describe('the server inside the app', () => {
  it('takes another port when a program has the one asked for', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
    const { port } = other.address() as AddressInfo;
    const server = await hostServer({}, port);
    expect(new URL(server.url).port).not.toBe(String(port));
    // It may be another Jarful, and cookies ignore ports.
    expect(server.settings.cookieName).toBe(`jarful-${new URL(server.url).port}`);
    await server.close();
    await new Promise((resolve) => other.close(resolve));
  });

  it('takes no other port than the one that the policy has settled', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
    const { port } = other.address() as AddressInfo;
    await expect(hostServer({}, port, true)).rejects.toThrow(String(port));
    await new Promise((resolve) => other.close(resolve));
  });

  it('takes the port asked for when nobody has it', async () => {
    const first = await hostServer({}, 0);
    const { port } = new URL(first.url);
    await first.close();
    const again = await hostServer({}, Number(port));
    expect(new URL(again.url).port).toBe(port);
    expect(again.settings.cookieName).toBe('jarful');
    await again.close();
  });
});

describe('an unexpected error', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jarful-trouble-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is written down with the time, in a folder that is made for it', async () => {
    const file = join(folder, 'logs', 'trouble.log');
    writeTrouble(file, new Error('first'));
    writeTrouble(file, 'second');
    expect(await readFile(file, 'utf8')).toMatch(/^\d{4}-\S+Z Error: first\n[\s\S]*\d{4}-\S+Z second\n$/);
  });

  it('goes to standard error when it cannot be written', async () => {
    const wrote = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await writeFile(join(folder, 'logs'), 'no folder');
    writeTrouble(join(folder, 'logs', 'trouble.log'), 'third');
    expect(wrote).toHaveBeenCalledWith('third\n');
    wrote.mockRestore();
  });
});

describe('the end of the app', () => {
  const quitting = (close: (() => Promise<void>) | null, patience = 60_000) => {
    const held: string[] = [];
    const reported: unknown[] = [];
    let ended = () => {};
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const report = (error: unknown) => reported.push(error);
    const quit = quitInOrder({ running: () => close && { close }, patience, report, end: ended });
    return { held, reported, end, quit: () => quit({ preventDefault: () => held.push('held') }) };
  };

  it('waits until everything is closed, once', async () => {
    let closed = 0;
    const { quit, end, held } = quitting(async () => {
      closed += 1;
    });
    quit();
    quit();
    await end;
    expect([closed, held]).toEqual([1, ['held']]);
  });

  it('comes all the same when closing hangs, or fails, which is written down', async () => {
    const hanging = quitting(() => new Promise(() => {}), 1);
    hanging.quit();
    await hanging.end;
    const failing = quitting(() => Promise.reject(new Error('no disk')));
    failing.quit();
    await failing.end;
    expect(failing.reported).toEqual([new Error('no disk')]);
  });

  it('is not held up when nothing runs', () => {
    const { quit, held } = quitting(null);
    quit();
    expect(held).toEqual([]);
  });
});
