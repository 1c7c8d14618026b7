/** Keeps the newest `capacity` things, oldest first when read. */
export class Ring<T> {
  readonly #capacity: number;
  #kept: T[] = [];
  #next = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  push(thing: T): void {
    if (this.#kept.length < this.#capacity) this.#kept.push(thing);
    else this.#kept[this.#next] = thing;
    this.#next = (this.#next + 1) % this.#capacity;
  }

  list(): T[] {
    return this.#kept.length < this.#capacity
      ? [...this.#kept]
      : [...this.#kept.slice(this.#next), ...this.#kept.slice(0, this.#next)];
  }

  clear(): void {
    this.#kept = [];
    this.#next = 0;
  }
}
