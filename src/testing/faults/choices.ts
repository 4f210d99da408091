import { type Arbitrary, array, nat } from "fast-check";
import type { Pick } from "./fault.ts";

const MOST = 2 ** 31 - 1;

/** The random numbers behind a fault's picks. They shrink to 0, the simplest variant of the fault. */
export function choices(): Arbitrary<number[]> {
  return array(nat(MOST), { minLength: 4, maxLength: 4 });
}

/** Turns random numbers into picks, one number per pick. */
export function pickBy(chosen: readonly number[]): Pick {
  let next = 0;
  return (least, most) => least + (chosen[next++ % chosen.length]! % (most - least + 1));
}
