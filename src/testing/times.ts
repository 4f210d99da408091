import { epochMilliseconds } from "../model/timestamp.ts";
import { toSeconds } from "../model/units.ts";

/** The TypeScript type of a time per time format. */
export interface TimeForms {
  /** As in responses of the AWS SDK for JavaScript. */
  readonly date: Date;
  /** Epoch seconds, as in AWS's JSON responses. */
  readonly seconds: number;
  /** Epoch milliseconds, as in EventBridge events and Step Functions. */
  readonly milliseconds: number;
  /** ISO 8601 text in UTC: `"2024-05-16T18:10:50.603Z"`. */
  readonly iso: string;
}

/** A format of times. */
export type TimeForm = keyof TimeForms;

export const writeTime: { readonly [F in TimeForm]: (milliseconds: number) => TimeForms[F] } = {
  date: (milliseconds) => new Date(milliseconds),
  seconds: (milliseconds) => toSeconds(milliseconds),
  milliseconds: (milliseconds) => milliseconds,
  iso: (milliseconds) => new Date(milliseconds).toISOString(),
};

export const TIME_FORMS = Object.keys(writeTime) as readonly TimeForm[];

/**
 * A time in epoch milliseconds.
 *
 * @throws TypeError if it cannot be read; fast-check then treats the value as not shrinkable.
 */
export function readTime(time: unknown): number {
  const milliseconds = epochMilliseconds(time);
  if (Number.isNaN(milliseconds)) throw new TypeError("not a time");
  return milliseconds;
}
