/** What the shop sells. Names are in languages/<tag>/shop.json, pictures in site/pictures, both under the product's id. */
export interface Product {
  readonly id: string;
  /** Euro cents. */
  readonly price: number;
}

export const catalogue: readonly Product[] = [
  { id: 'tea', price: 240 },
  { id: 'juice', price: 310 },
  { id: 'bread', price: 280 },
  { id: 'coffee', price: 260 },
  { id: 'croissant', price: 190 },
  { id: 'apples', price: 340 },
  { id: 'cheese', price: 460 },
  { id: 'honey', price: 590 },
];

const byId = new Map(catalogue.map((product) => [product.id, product]));

export function findProduct(id: string): Product | null {
  return byId.get(id) ?? null;
}
