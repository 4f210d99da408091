import type { HistoryColumns } from "../history/history-columns.ts";
import type { JobMemory } from "../validate/job-memory.ts";
import { rowLengthOf, rowOf } from "../validate/job-row.ts";
import type { Sequence } from "../validate/sequences.ts";
import type { JobKey } from "./job-key.ts";
import { GROWTH, grown, LEAST, Places } from "./places.ts";

/** Jobs of one input that are remembered. Of more, the ones described longest ago are forgotten. */
const MOST_REMEMBERED = 20_000;
/** Bytes that all these may take, as `JobMemory` counts them. */
const MOST_WEIGHT = 20e6;
const WEIGHT_OF_NUMBER = 16;

/** Entries of a history that is kept in numbers here; a longer one is left to `JobMemory`. */
const MOST_ENTRIES = 12;
/** LastModifiedTime, the last end, the starts. */
const STRIDE = 2 + MOST_ENTRIES;

/**
 * The jobs that were described last, in their order. Nearly all are described once, and clean: of these the key and some
 * numbers are kept in a few large arrays, so that a million of them make no work for the garbage collector. One that is
 * described again goes to the memory of the watch, as do all others; here is then its place in the order.
 */
export class RecentJobs {
  readonly #memory: JobMemory;
  readonly #places = new Places();
  /** By place: the sequence of a job that is held here, or the name of one that the memory holds. */
  readonly #held: (Sequence | string)[] = [];
  #lengths = new Uint8Array(LEAST);
  #times = new Float64Array(STRIDE * LEAST);
  #weight = 0;

  constructor(memory: JobMemory) {
    this.#memory = memory;
  }

  has(key: JobKey): boolean {
    return this.#places.find(key) >= 0;
  }

  /** Remembers a job that is not known, as the sequence of its statuses and its times; false where it is too long. */
  add(key: JobKey, sequence: Sequence, { length, starts, ends }: HistoryColumns, modified: number): boolean {
    if (length > MOST_ENTRIES) return false;
    const place = this.#places.add(key);
    this.#makeRoom(place);
    this.#held[place] = sequence;
    this.#lengths[place] = length;
    const times = this.#times;
    let at = place * STRIDE;
    times[at++] = modified;
    times[at++] = ends[length - 1]!;
    for (let i = 0; i < length; i++) times[at++] = starts[i]!;
    this.#weight += WEIGHT_OF_NUMBER * rowLengthOf(length);
    this.#trim();
    return true;
  }

  /** Gives a job back to the memory, under its name, before it is described again. */
  recall(key: JobKey, name: string): void {
    const place = this.#places.find(key);
    const sequence = place < 0 ? name : this.#held[place]!;
    if (typeof sequence === "string") return;
    const length = this.#lengths[place]!;
    const [modified, end, ...starts] = this.#times.subarray(place * STRIDE, place * STRIDE + 2 + length);
    this.#memory.setRow(name, rowOf({ length, starts, end: end! }, sequence, modified!));
    this.#weight -= WEIGHT_OF_NUMBER * rowLengthOf(length);
    this.#held[place] = name;
  }

  /** Takes notice that the memory holds a job, which was described last. */
  touch(key: JobKey, name: string): void {
    const known = this.#places.find(key);
    if (known >= 0) this.#places.remove(known);
    this.#held[this.#places.add(key)] = name;
    this.#trim();
  }

  #makeRoom(place: number): void {
    let room = this.#lengths.length;
    if (place < room) return;
    while (place >= room) room *= GROWTH;
    this.#lengths = grown(this.#lengths, new Uint8Array(room));
    this.#times = grown(this.#times, new Float64Array(STRIDE * room));
  }

  #trim(): void {
    while (this.#places.size > MOST_REMEMBERED || this.#weight + this.#memory.weight > MOST_WEIGHT) {
      const { oldest } = this.#places;
      if (oldest < 0) return;
      const held = this.#held[oldest]!;
      if (typeof held === "string") this.#memory.forget(held);
      else this.#weight -= WEIGHT_OF_NUMBER * rowLengthOf(this.#lengths[oldest]!);
      this.#places.remove(oldest);
    }
  }
}
