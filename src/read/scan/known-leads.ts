import type { Bytes } from "./json-bytes.ts";
import { FULL, type KeptBytes } from "./kept-bytes.ts";
import { areSame } from "./same-bytes.ts";

/** What led from value to value in the object before: a comma, a key, a colon, and the space between. */
export class KnownLeads {
  readonly #kept: KeptBytes;
  /** By step: where the lead is kept, and how long it is; 0 where none is known. */
  readonly #begins: Int32Array;
  readonly #lengths: Int32Array;
  readonly #fields: Int32Array;

  /**
   * @param steps values of an object, counted from 0.
   * @param kept where leads are kept; whoever clears it forgets all leads.
   */
  constructor(steps: number, kept: KeptBytes) {
    this.#kept = kept;
    this.#begins = new Int32Array(steps);
    this.#lengths = new Int32Array(steps);
    this.#fields = new Int32Array(steps);
  }

  /** How long the lead is, if it is the same again; else 0. */
  lengthAt(view: DataView, at: number, step: number): number {
    if (step >= this.#lengths.length) return 0;
    const length = this.#lengths[step]!;
    return length > 0 && areSame(this.#kept.view, this.#begins[step]!, view, at, length) ? length : 0;
  }

  /** The field to which it leads. */
  fieldOf(step: number): number {
    return this.#fields[step]!;
  }

  learn(text: Bytes, from: number, to: number, step: number, field: number): void {
    const begin = this.#kept.keep(text, from, to);
    this.#begins[step] = begin;
    this.#lengths[step] = begin === FULL ? 0 : to - from;
    this.#fields[step] = field;
  }

  forgetAll(): void {
    this.#lengths.fill(0);
  }
}
