/** Contender: node:http with a Map. No signature, no lifetime, no store: the floor below which nothing can go. */
import './tell-cpu.ts';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SessionContent } from '../../../server/session/handler-context.ts';
import { addToCart, renderCart } from './serve-cart.ts';

const sessions = new Map<string, SessionContent>();

const http = createServer((req, res) => {
  let id = /sid=([0-9a-f]+)/.exec(req.headers.cookie ?? '')?.[1] ?? '';
  const content = sessions.get(id) ?? {};
  if (req.method === 'GET') {
    const { headers, body } = renderCart(content);
    res.writeHead(200, headers).end(body);
    return;
  }
  let text = '';
  req.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  req.on('end', () => {
    const form = new URLSearchParams(text);
    addToCart(content, form.get('product') ?? '', Number(form.get('count')));
    if (!sessions.has(id)) {
      id = randomBytes(20).toString('hex');
      res.setHeader('Set-Cookie', `sid=${id}; Path=/; HttpOnly; SameSite=Lax`);
    }
    sessions.set(id, content);
    res.writeHead(303, { Location: '/cart/', 'Content-Length': 0 }).end();
  });
});
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
