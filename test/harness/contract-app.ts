/**
 * An app of its own that does nothing but hold Electron against the engine's contract. One line of JSON a case on standard
 * output, `{ name, failure }`; bundled and started by test/e2e/engine-contract.spec.ts.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { app, BaseWindow } from 'electron';
import { electronEngine, nativeView } from '../../main/browsers/engine/electron-engine.ts';
import { contractPages, engineContract } from './engine-contract.ts';

const site = createServer((request, response) => {
  if (request.url === '/redirect') response.writeHead(302, { Location: '/one' }).end();
  else {
    const page = contractPages[request.url ?? ''];
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(page ? `<!doctype html><title>${page.title}</title><p>${page.text}` : '');
  }
});

/** A port that was free a moment ago: nobody answers there. */
function unusedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function runContract(): Promise<void> {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', () => resolve()));
  const window = new BaseWindow({ width: 800, height: 600 });
  const setting = {
    engine: electronEngine,
    site: `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
    nowhere: `http://127.0.0.1:${await unusedPort()}`,
    show: (view: Parameters<typeof nativeView>[0]) => {
      window.contentView.addChildView(nativeView(view));
      view.setBounds({ x: 0, y: 0, width: 800, height: 600 });
      view.setVisible(true);
    },
    click: (view: Parameters<typeof nativeView>[0], url: string) =>
      view.run(
        `{ const a = document.createElement('a'); a.href = ${JSON.stringify(url)}; document.body.append(a); a.click(); } 0`,
        true,
      ),
    openWindow: (view: Parameters<typeof nativeView>[0], url: string) =>
      view.run(`open(${JSON.stringify(url)}); 0`, true),
  };
  for (const { name, run } of engineContract) {
    const late = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error('found no end')), 15_000);
    });
    const failure = await Promise.race([run(setting), late]).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    process.stdout.write(`${JSON.stringify({ name, failure })}\n`);
  }
}

app.on('window-all-closed', () => {});
void app
  .whenReady()
  .then(runContract)
  .finally(() => app.exit(0));
