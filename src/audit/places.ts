import { type JobKey, KEY_LENGTH } from "./job-key.ts";

const NONE = -1;

/** Keys that there is room for at first, and how many times more where that is not enough. */
export const LEAST = 16;
export const GROWTH = 2;

/**
 * A set of keys, each in a place that is a small number, in the order in which they came. It is a hash table and a list,
 * both linked in arrays of numbers.
 */
export class Places {
  size = 0;
  /** The place that was taken longest ago; below 0 where none is. */
  oldest = NONE;
  #newest = NONE;
  /** A place that was given back; below it, in `#after`, the next one. */
  #free = NONE;
  #taken = 0;
  #buckets = new Int32Array(0);
  /** Place → the next in its bucket. */
  #chain = new Int32Array(0);
  /** Place → the one that came before it, and after it. */
  #before = new Int32Array(0);
  #after = new Int32Array(0);
  #hashes = new Int32Array(0);
  #lengths = new Uint8Array(0);
  #keys = new Int32Array(0);

  constructor() {
    this.#grow(LEAST);
  }

  /** The place of a key; below 0 where it has none. */
  find({ hash, length, words }: JobKey): number {
    let place = this.#buckets[hash & (this.#buckets.length - 1)]!;
    while (place !== NONE && !this.#holds(place, hash, length, words)) place = this.#chain[place]!;
    return place;
  }

  #holds(place: number, hash: number, length: number, words: Int32Array): boolean {
    if (this.#hashes[place] !== hash || this.#lengths[place] !== length) return false;
    const keys = this.#keys;
    const begin = place * KEY_LENGTH;
    for (let i = 0; i < length; i++) if (keys[begin + i] !== words[i]) return false;
    return true;
  }

  /** Gives a place to a key that has none. */
  add({ hash, length, words }: JobKey): number {
    const place = this.#newPlace();
    const keys = this.#keys;
    const begin = place * KEY_LENGTH;
    for (let i = 0; i < length; i++) keys[begin + i] = words[i]!;
    this.#lengths[place] = length;
    this.#hashes[place] = hash;
    this.#link(place);
    this.#before[place] = this.#newest;
    this.#after[place] = NONE;
    if (this.#newest === NONE) this.oldest = place;
    else this.#after[this.#newest] = place;
    this.#newest = place;
    this.size++;
    return place;
  }

  remove(place: number): void {
    const bucket = this.#hashes[place]! & (this.#buckets.length - 1);
    const next = this.#chain[place]!;
    if (this.#buckets[bucket] === place) this.#buckets[bucket] = next;
    else {
      let other = this.#buckets[bucket]!;
      while (this.#chain[other] !== place) other = this.#chain[other]!;
      this.#chain[other] = next;
    }
    const before = this.#before[place]!;
    const after = this.#after[place]!;
    if (before === NONE) this.oldest = after;
    else this.#after[before] = after;
    if (after === NONE) this.#newest = before;
    else this.#before[after] = before;
    this.#after[place] = this.#free;
    this.#free = place;
    this.size--;
  }

  #newPlace(): number {
    if (this.#free !== NONE) {
      const place = this.#free;
      this.#free = this.#after[place]!;
      return place;
    }
    if (this.#taken === this.#chain.length) this.#grow(this.#taken * GROWTH);
    return this.#taken++;
  }

  #link(place: number): void {
    const bucket = this.#hashes[place]! & (this.#buckets.length - 1);
    this.#chain[place] = this.#buckets[bucket]!;
    this.#buckets[bucket] = place;
  }

  #grow(room: number): void {
    this.#chain = new Int32Array(room);
    this.#before = grown(this.#before, new Int32Array(room));
    this.#after = grown(this.#after, new Int32Array(room));
    this.#hashes = grown(this.#hashes, new Int32Array(room));
    this.#lengths = grown(this.#lengths, new Uint8Array(room));
    this.#keys = grown(this.#keys, new Int32Array(room * KEY_LENGTH));
    this.#buckets = new Int32Array(room).fill(NONE);
    for (let place = this.oldest; place >= 0; place = this.#after[place]!) this.#link(place);
  }
}

/** The larger array, with what stands in the smaller one. */
export function grown<T extends Int32Array | Uint8Array | Float64Array>(smaller: T, larger: T): T {
  larger.set(smaller);
  return larger;
}
