import { type Arbitrary, array, nat } from "fast-check";
import type { Pick } from "./fault.ts";

const MOST = 2 ** 31 - 1;

/** The picks of a fault, which shrink to the plainest. */
export function choices(): Arbitrary<number[]> {
  return array(nat(MOST), { minLength: 4, maxLength: 4 });
}

/** No fault picks more often than there are choices; each pick uses one up. */
export function pickBy(chosen: readonly number[]): Pick {
  let next = 0;
  return (least, most) => least + (chosen[next++ % chosen.length]! % (most - least + 1));
}
