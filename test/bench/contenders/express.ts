/** Contender: plain express + express-session + memorystore, as their documentation puts them together. */
import './tell-cpu.ts';
import type { AddressInfo } from 'node:net';
import express from 'express';
import expressSession from 'express-session';
import createMemoryStore from 'memorystore';
import type { SessionContent } from '../../../server/session/handler-context.ts';
import { addToCart, renderCart } from './serve-cart.ts';

const MemoryStore = createMemoryStore(expressSession);
const app = express();
app.use(
  expressSession({
    secret: 'a secret',
    store: new MemoryStore({ checkPeriod: 60_000 }),
    resave: false,
    saveUninitialized: false,
    cookie: { maxAge: 20 * 60_000, sameSite: 'lax' },
  }),
);
app.use(express.urlencoded({ extended: false }));
const contentOf = (session: unknown) => session as SessionContent;
app.post('/cart/add', (req, res) => {
  addToCart(contentOf(req.session), String(req.body.product), Number(req.body.count));
  res.redirect(303, '/cart/');
});
app.get('/cart/', (req, res) => {
  const { headers, body } = renderCart(contentOf(req.session));
  res.set(headers).send(body);
});
const http = app.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
