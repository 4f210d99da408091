import { BROKEN, type Bytes, endOfString, type JsonText, skipNumber, skipValue } from "./json-bytes.ts";
import { FULL, type KeptBytes } from "./kept-bytes.ts";
import { areSame } from "./same-bytes.ts";

/** Texts and numbers of one value that change from object to object; with more the value is walked over. */
const MOST_LEAVES = 16;

/** Bytes; a longer value is walked over: it would leave no room for others. */
const LONGEST = 4096;

/** A value that has surprised so often is walked over. */
const MOST_SURPRISES = 32;

/**
 * Walks over the values of an object that nothing reads. Mostly such a value stood in the object before, but for some
 * texts and numbers in it: it is compared with what stood there, stretch by stretch, and what is known to change is walked
 * over by itself. To compare bytes takes a quarter of the time that it takes to walk over them.
 */
export class UnreadValues {
  readonly #kept: KeptBytes;
  /** By step: where the value is kept that others are compared with, and how long it is; 0 where there is none. */
  readonly #begins: Int32Array;
  readonly #lengths: Int32Array;
  /** By step: how many leaves change, and where in the value each begins and ends. */
  readonly #counts: Uint8Array;
  readonly #leaves: Int32Array;
  readonly #surprises: Uint8Array;

  /**
   * @param steps values of an object, counted from 0.
   * @param kept where values are kept; whoever clears it forgets all values.
   */
  constructor(steps: number, kept: KeptBytes) {
    this.#kept = kept;
    this.#begins = new Int32Array(steps);
    this.#lengths = new Int32Array(steps);
    this.#counts = new Uint8Array(steps);
    this.#leaves = new Int32Array(steps * MOST_LEAVES * 2);
    this.#surprises = new Uint8Array(steps);
  }

  /** Forgets a value: another may stand there from now on. */
  forget(step: number): void {
    this.#lengths[step] = 0;
    this.#surprises[step] = 0;
  }

  forgetAll(): void {
    this.#lengths.fill(0);
    this.#surprises.fill(0);
  }

  /** @returns where the value ends that begins at `at`, or BROKEN. */
  skip(text: JsonText, at: number, step: number): number {
    const known = this.#lengths[step]! > 0 ? this.#match(text, at, step) : BROKEN;
    if (known !== BROKEN) return known;
    const end = skipValue(text, at, 1);
    const isLearnt = end !== BROKEN && end - at <= LONGEST && this.#surprises[step]! < MOST_SURPRISES;
    if (isLearnt) this.#learn(text, at, end, step);
    return end;
  }

  /** Where the value ends, if it is as the one before but for the leaves that change. */
  #match(text: JsonText, at: number, step: number): number {
    const { bytes, view } = this.#kept;
    const leaves = this.#leaves;
    const begin = this.#begins[step]!;
    const first = step * MOST_LEAVES * 2;
    const last = first + this.#counts[step]! * 2;
    let from = 0;
    for (let leaf = first; leaf < last; leaf += 2) {
      const to = leaves[leaf]!;
      if (!areSame(view, begin + from, text.view, at, to - from)) return BROKEN;
      at += to - from;
      at = skipLeaf(text, at, bytes[begin + to] === 0x22);
      if (at === BROKEN) return BROKEN;
      from = leaves[leaf + 1]!;
    }
    // With the byte behind it: a number may go on.
    const rest = this.#lengths[step]! + 1 - from;
    return areSame(view, begin + from, text.view, at, rest) ? at + rest - 1 : BROKEN;
  }

  /** A value is not what was expected: finds the leaf that has changed, or takes the value for what is expected now. */
  #learn(text: JsonText, at: number, end: number, step: number): void {
    this.#surprises[step]!++;
    const isFull = this.#counts[step]! === MOST_LEAVES;
    if (this.#lengths[step]! > 0 && !isFull && this.#addLeaf(text, at, step)) return;
    this.#counts[step] = 0;
    this.#begins[step] = this.#kept.keep(text, at, end + 1);
    this.#lengths[step] = this.#begins[step] === FULL || text.bytes[end] === 0x0a ? 0 : end - at;
  }

  /** @returns false where something else has changed than a text or a number. */
  #addLeaf(text: JsonText, at: number, step: number): boolean {
    const { bytes, view } = this.#kept;
    const leaves = this.#leaves;
    const begin = this.#begins[step]!;
    const end = begin + this.#lengths[step]!;
    const first = step * MOST_LEAVES * 2;
    let leaf = first;
    let next = first + this.#counts[step]! * 2;
    // Token by token along the value that is known, and along the other as far as it is the same.
    for (let known = begin; known < end; ) {
      const isText = bytes[known] === 0x22;
      const isLeaf = isText || isNumberAt(bytes, known);
      const isKnown = leaf < next && known === begin + leaves[leaf]!;
      const knownEnd = isLeaf ? skipLeaf(this.#kept, known, isText) : known + 1;
      if (isKnown) {
        at = skipLeaf(text, at, isText);
        if (at === BROKEN) return false;
        leaf += 2;
      } else if (areSame(view, known, text.view, at, knownEnd - known + (isLeaf && !isText ? 1 : 0)))
        at += knownEnd - known;
      else if (!isLeaf || skipLeaf(text, at, isText) === BROKEN) return false;
      else {
        for (; next > leaf; next--) leaves[next + 1] = leaves[next - 1]!;
        leaves[leaf] = known - begin;
        leaves[leaf + 1] = knownEnd - begin;
        this.#counts[step]!++;
        return true;
      }
      known = knownEnd;
    }
    return false;
  }
}

function isNumberAt(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]!;
  return byte === 0x2d || (byte >= 0x30 && byte <= 0x39);
}

/** Over a text with its quotes, or a number; BROKEN where there is none. */
function skipLeaf(text: Bytes, at: number, isText: boolean): number {
  if (!isText) return skipNumber(text, at);
  if (text.bytes[at] !== 0x22) return BROKEN;
  const end = endOfString(text, at + 1);
  return end === BROKEN ? BROKEN : end + 1;
}
