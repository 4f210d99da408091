import { ABSENT } from "../../history/decoded-job.ts";

/** How a field is read, and the slots that what it was goes into. */
export interface Field {
  readonly read: keyof typeof READ;
  readonly slot: number;
}

/**
 * The ways to read a value. Into the slot of `numbers` goes a `time` (epoch milliseconds) or a `number`, and into the same
 * slot of `marks` where it stands. Into one of `marks` goes the index of a `word`, a `flag` as 1 or 0, and that there is a
 * `part`, which has a scanner of its own; into two go the beginning and end of a `text`, without its quotes, which has no
 * escapes unless it is `anyText`. An object with an `unusual` field is left to the parser.
 */
export const READ = { time: 0, number: 1, word: 2, text: 3, anyText: 4, flag: 5, part: 6, unusual: 7 } as const;

/** Hands out slots one behind the other, from the first on: one, or so many for one field. */
export function slotsFrom(first: number): (many?: number) => number {
  let next = first;
  return (many = 1) => {
    const slot = next;
    next += many;
    return slot;
  };
}

/** What was read of an object. */
export class Slots {
  /** NaN where there is none. */
  readonly numbers: Float64Array;
  /** ABSENT where there is none. */
  readonly marks: Int32Array;

  constructor(numbers: Float64Array, marks: number) {
    this.numbers = numbers;
    this.marks = new Int32Array(marks);
  }

  clear(): void {
    const { numbers, marks } = this;
    for (let i = 0; i < numbers.length; i++) numbers[i] = Number.NaN;
    for (let i = 0; i < marks.length; i++) marks[i] = ABSENT;
  }
}
