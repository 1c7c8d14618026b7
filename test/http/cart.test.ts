/** Conformance, section Cart: C57 to C60. */
import { expect } from 'vitest';
import { type Browser, encode, hiddenField } from './harness/browser.ts';
import { eachTarget } from './harness/each-target.ts';

const badCounts = [
  '',
  'abc',
  '-1',
  '0',
  '1.5',
  '1e9',
  '0x10',
  '９',
  'Infinity',
  ' 1',
  '1 ',
  '+1',
  '01',
  '1000',
  'NaN',
  '1_0',
];

eachTarget(({ open, promise }) => {
  promise(
    'C57',
    'pairs add up in order; roles called __proto__, constructor or toString are ordinary data',
    async () => {
      const site = await open();
      const ann = site.browser();
      const roles = ['cook', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'cook', 'é🫖'];
      for (const [at, role] of roles.entries()) expect((await ann.addRole(role, String(at + 1))).status).toBe(303);
      expect((await ann.remembered()).data.newroles).toEqual(roles.map((role, at) => ({ role, count: at + 1 })));
      for (const product of ['__proto__', 'constructor', 'toString', 'nothing']) {
        expect((await ann.add(product)).status, product).toBe(422);
      }
      expect(await ann.cart()).toEqual({});
    },
  );

  promise('C58', 'odd counts, repeated and bracketed fields get 422, and the cart is unchanged', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add('tea', '2');
    const before = await ann.remembered();
    for (const path of ['/cart/add', '/cart/update']) {
      for (const count of badCounts)
        expect((await ann.post(path, { product: 'tea', count })).status, `${path} ${count}`).toBe(422);
      const odd = [
        [
          ['product', 'tea'],
          ['count', '1'],
          ['count', '2'],
        ],
        [
          ['product', 'tea'],
          ['product', 'juice'],
          ['count', '1'],
        ],
        [
          ['product', 'tea'],
          ['count[]', '1'],
        ],
        [
          ['product', 'tea'],
          ['count[toString]', '1'],
        ],
        [
          ['product[id]', 'tea'],
          ['count', '1'],
        ],
        [['count', '1']],
      ] as const;
      for (const fields of odd) expect((await ann.post(path, fields)).status, encode(fields)).toBe(422);
    }
    for (const count of badCounts) expect((await ann.addRole('cook', count)).status, count).toBe(422);
    for (const role of ['', '   ', 'a\nb', 'x'.repeat(201)]) expect((await ann.addRole(role)).status).toBe(422);
    expect(
      (
        await ann.post('/team/formdemo.html', [
          ['role[toString]', '1'],
          ['count', '1'],
        ])
      ).status,
    ).toBe(422);
    expect((await ann.remembered()).data).toEqual(before.data);
    expect((await ann.add('tea', '998')).status).toBe(409);
    expect(await ann.cart()).toEqual({ tea: 2 });
  });

  promise('C59', 'a POST answers 303, and reloading what it leads to never adds again', async () => {
    const site = await open();
    const ann = site.browser();
    const page = await ann.add();
    expect(page.status).toBe(303);
    expect(page.headers.location).toBe('/cart/');
    for (let time = 0; time < 3; time += 1) await ann.get(page.headers.location ?? '');
    expect(await ann.cart()).toEqual({ tea: 1 });
    const form = await ann.addRole('cook');
    expect([form.status, form.headers.location]).toEqual([303, '/team/formdemo.html']);
    expect((await ann.get('/team/formdemo.html')).text).toContain('cook');
  });

  promise(
    'C60',
    'one order a form: sent again or twice at once it shows the same number; an empty cart gets 409',
    async () => {
      const site = await open();
      const ann = site.browser();
      await ann.add('tea', '2');
      const order = await openCheckout(ann);
      const twin = ann.copy();
      const [first, second] = await Promise.all([ann.post('/checkout/', order), twin.post('/checkout/', order)]);
      expect([first.status, second.status]).toEqual([303, 303]);
      expect(first.headers.location).toMatch(/^\/orders\/[0-9A-Z-]+$/);
      expect(second.headers.location).toBe(first.headers.location);
      expect(await site.rows()).toEqual([]);
      expect(ann.jar.size).toBe(0);
      const again = await ann.post('/checkout/', order);
      expect(again.headers.location).toBe(first.headers.location);
      expect(await site.rows()).toEqual([]);
      const confirmation = await ann.get(first.headers.location ?? '');
      expect(confirmation.status).toBe(200);
      expect(confirmation.text).toContain('€4.80');
      const bob = site.browser();
      const cleo = site.browser();
      await cleo.add();
      const unused = await openCheckout(cleo);
      expect((await bob.post('/checkout/', unused)).status).toBe(409);
      expect((await bob.post('/checkout/', { order: 'made up' })).status).toBe(422);
      expect((await bob.get('/orders/0000-0000-0000')).status).toBe(404);
      expect((await bob.get('/orders/..%2f..%2fsecrets')).status).toBe(404);
    },
  );

  promise('C60', 'a fresh form of the same cart is the same order; of a cart changed since, another', async () => {
    const ann = (await open({ settings: { destroyAtCheckout: false } })).browser();
    await ann.add('tea', '1');
    const order = async () => (await ann.post('/checkout/', await openCheckout(ann))).headers.location;
    const first = await order();
    expect(await order()).toBe(first);
    await ann.add('juice', '1');
    expect(await order()).not.toBe(first);
  });
});

/** The order token lies in the form. */
async function openCheckout(browser: Browser): Promise<Record<string, string>> {
  const { text } = await browser.get('/checkout/');
  return { order: hiddenField(text, 'order') ?? '' };
}
