/** A server of this machine that made its own certificate: believed by one person alone, because somebody said so. */
import { createServer } from 'node:https';
import { generate } from 'selfsigned';
import { startOwnServer } from '../harness/own-server.ts';
import { expect, test } from './jarful.ts';

test('a certificate of this machine is accepted for Ann only, taken back, and forgotten by Reset', async ({
  jarful,
}) => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const page = '<!doctype html><h1>Believed</h1>';
  const own = await startOwnServer(
    { 'GET /': (_req, res) => res.writeHead(200, { 'content-type': 'text/html' }).end(page) },
    (listener) => createServer({ key, cert }, listener),
    'https',
  );
  const openApp = async () => {
    await jarful.shell.getByRole('button', { name: 'My own app' }).click();
    const entry = (await jarful.overlay()).getByRole('textbox', { name: 'Address of your own app' });
    await entry.fill(own.url);
    await entry.press('Enter');
  };
  try {
    await openApp();
    const refusal = (name: string) => jarful.frame(name).getByRole('alert');
    for (const name of ['Ann', 'Bob', 'Stranger']) {
      await expect(refusal(name)).toContainText('issued by nobody whom browsers know');
    }
    expect(own.heard).toEqual([]);

    const accept = refusal('Ann').getByRole('button', { name: 'Accept for Ann only' });
    await accept.click();
    await expect.poll(() => jarful.heading('Ann')).toBe('Believed');
    await expect(jarful.frame('Ann')).toContainText('certificate accepted for Ann');
    await refusal('Bob').getByRole('button', { name: 'Try again' }).click();
    await expect(refusal('Bob')).toContainText('issued by nobody whom browsers know');
    await expect(jarful.frame('Bob')).not.toContainText('certificate accepted');

    await jarful.frame('Ann').getByRole('button', { name: 'Take back the certificate accepted for Ann' }).click();
    await expect(refusal('Ann')).toContainText('issued by nobody whom browsers know');
    await expect(jarful.frame('Ann')).not.toContainText('certificate accepted');

    await accept.click();
    await expect.poll(() => jarful.heading('Ann')).toBe('Believed');
    await jarful.choose('bench.reset');
    await expect(jarful.frame('Stranger')).toHaveCount(0);
    // A new page may take the keyboard when it comes, and what is opened before that gives way to it.
    for (const name of ['Ann', 'Bob']) await expect.poll(() => jarful.heading(name)).toBe('The Corner Shop');
    await openApp();
    await expect(refusal('Ann')).toContainText('issued by nobody whom browsers know');
  } finally {
    await own.close();
  }
});
