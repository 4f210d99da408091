import { type JsonText, skipValue } from "./json-bytes.ts";

/** Fields of an object that are compared; those behind them are walked over. */
const MOST = 64;

/**
 * Walks over values of which the same field of the object before mostly held the very same: the jobs of an account have an
 * image, a role and a network in common. To compare bytes takes a quarter of the time that it takes to walk over them.
 */
export class RepeatedValues {
  #view: DataView | undefined;
  /** Where the field's last value stands, and how long it is; 0 where there is none. */
  readonly #begins = new Int32Array(MOST);
  readonly #lengths = new Int32Array(MOST);
  #field = 0;

  /** An object begins. */
  begin({ view }: JsonText): void {
    this.#field = 0;
    if (view === this.#view) return;
    this.#view = view;
    this.#lengths.fill(0);
  }

  /** As `skipValue`. */
  skip(text: JsonText, at: number): number {
    const field = this.#field++;
    if (field >= MOST) return skipValue(text, at, 1);
    const length = this.#lengths[field]!;
    const end =
      length > 0 && isRepeated(text.view, this.#begins[field]!, at, length) ? at + length : skipValue(text, at, 1);
    this.#begins[field] = at;
    this.#lengths[field] = end < 0 ? 0 : end - at;
    return end;
  }
}

/** Whether the same bytes stand in two places, that which ends the value included: a number may go on. */
export function isRepeated(view: DataView, first: number, second: number, length: number): boolean {
  if (length < 3 || second + length >= view.byteLength) return false;
  const last = length - 3;
  for (let i = 0; i < last; i += 4) if (view.getInt32(first + i) !== view.getInt32(second + i)) return false;
  return view.getInt32(first + last) === view.getInt32(second + last);
}
