/** The official download against a mirror of our own that behaves as real ones do on bad days. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadOfficial } from '../../../scripts/setup/download-official.mjs';
import { explainDownload } from '../../../scripts/setup/explain-download.mjs';
import { until } from '../../harness/until.ts';

const version = '45.4.1';
let temporary: string;
let server: Server | null = null;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'jarful-download-test-'));
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
  rmSync(temporary, { recursive: true, force: true });
});

async function mirror(answer: (response: ServerResponse) => void): Promise<string> {
  const made = createServer((_request, response) => answer(response));
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/`;
}

/** The machine's environment without proxies, everything that is written in a folder of the test. */
function environment(more: Record<string, string>): NodeJS.ProcessEnv {
  const plain = Object.entries(process.env).filter(([name]) => !/proxy|^electron|^npm_config/i.test(name));
  return {
    ...Object.fromEntries(plain),
    TMPDIR: temporary,
    electron_config_cache: join(temporary, 'cache'),
    NO_PROXY: '',
    ...more,
  };
}

const fetchFrom = (url: string, more: Record<string, string> = {}, stallMs = 20_000) =>
  downloadOfficial(version, { env: environment({ ELECTRON_MIRROR: url, ...more }), stallMs, unpack: false });

const leftovers = () => readdirSync(temporary).filter((name) => name !== 'cache');

describe('a download that fails', () => {
  it('stops everything when what came is not what was published', async () => {
    const failure = await fetchFrom(await mirror((response) => response.end('somebody else’s program')));
    expect(failure).toMatchObject({ stops: true, reason: expect.stringContaining('do not trust this network') });
    expect(leftovers()).toEqual([]);
  });

  it.each([
    [404, 'does not have this version'],
    [403, 'forbids it here'],
    [503, 'answered 503'],
  ])('tells what the site answered: %i', async (status, words) => {
    const failure = await fetchFrom(await mirror((response) => response.writeHead(status).end()));
    expect(failure).toMatchObject({ stops: false, reason: expect.stringContaining(words) });
  });

  it('tells that nobody is there', async () => {
    const url = await mirror(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    expect(await fetchFrom(url)).toMatchObject({ reason: expect.stringContaining('refuses the connection') });
  });

  it('tells that the name cannot be looked up', async () => {
    const failure = await fetchFrom('http://no-such-host.invalid/');
    expect(failure).toMatchObject({ reason: expect.stringContaining('cannot be looked up') });
  });

  it('tells that the connection broke off in the middle', async () => {
    const url = await mirror((response) => {
      response.writeHead(200, { 'Content-Length': '1000000' });
      response.write('x'.repeat(1000), () => response.destroy());
    });
    expect(await fetchFrom(url)).toMatchObject({ reason: expect.stringContaining('broke off') });
    expect(leftovers()).toEqual([]);
  });

  it('gives a server up that sends nothing more', async () => {
    const url = await mirror((response) => {
      response.writeHead(200, { 'Content-Length': '1000000' });
      response.write('x');
    });
    expect(await fetchFrom(url, {}, 1500)).toMatchObject({ reason: expect.stringContaining('nothing came for') });
    await until('nothing half fetched is left', () => leftovers().length === 0, 8_000);
  });

  it.each([
    ['502 Bad Gateway', 'the proxy'],
    ['407 Proxy Authentication Required', 'asks for a name and password'],
  ])('goes through the proxy that npm names, and tells its answer: %s', async (status, words) => {
    let asked = '';
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked = request.url ?? '';
      socket.end(`HTTP/1.1 ${status}\r\n\r\n`);
    });
    server = proxy;
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const failure = await fetchFrom('https://mirror.invalid/', { npm_config_https_proxy: address });
    expect(asked).toContain('mirror.invalid');
    expect(failure).toMatchObject({ stops: false, reason: expect.stringContaining(words) });
  });
});

it('leaves no process and no half archive behind when the set-up is killed', async () => {
  let going = false;
  const url = await mirror((response) => {
    response.writeHead(200, { 'Content-Length': '1000000' });
    response.write('x'.repeat(1000));
    going = true;
    response.on('close', () => {
      going = false;
    });
  });
  const script = new URL('../../../scripts/setup/download-official.mjs', import.meta.url).href;
  const code = `import(${JSON.stringify(script)}).then(({ downloadOfficial }) => downloadOfficial('${version}', { unpack: false }))`;
  const parent = spawn(process.execPath, ['-e', code], { env: environment({ ELECTRON_MIRROR: url }), stdio: 'ignore' });
  await until('something has come', () => going && leftovers().length > 0, 8_000);
  parent.kill('SIGKILL');
  await until('all is cleared away', () => !going && leftovers().length === 0, 8_000);
});

describe('the reason for a person', () => {
  it.each([
    [
      'Error: Generated checksum for "electron-v45.4.1-linux-x64.zip" did not match expected checksum.',
      'do not trust',
      true,
    ],
    ['TypeError: fetch failed\nError: ENOTFOUND getaddrinfo ENOTFOUND example.test', 'cannot be looked up', false],
    ['Error: EAI_AGAIN getaddrinfo EAI_AGAIN example.test', 'cannot be looked up', false],
    ['ConnectTimeoutError: UND_ERR_CONNECT_TIMEOUT Connect Timeout Error', 'does not answer', false],
    ['Error: SELF_SIGNED_CERT_IN_CHAIN self-signed certificate in certificate chain', 'NODE_EXTRA_CA_CERTS', false],
    ['Error: UNABLE_TO_GET_ISSUER_CERT_LOCALLY unable to get local issuer certificate', 'NODE_EXTRA_CA_CERTS', false],
    ['Error: ENOSPC: no space left on device, write', 'disk is full', false],
    ["Error: EACCES: permission denied, mkdir '/root/.cache/electron'", 'cannot be written', false],
    ['HTTPError: Response code 404 (Not Found) for http://example.test/', 'does not have this version', false],
    ['SocketError: UND_ERR_SOCKET other side closed', 'broke off', false],
    ['Something nobody foresaw', 'the download said: Something nobody foresaw', false],
    ['', 'without a word', false],
  ])('%s', (stderr, words, stops) => {
    const { reason, stops: stopped } = explainDownload(stderr);
    expect(reason).toContain(words);
    expect(stopped).toBe(stops);
  });
});
