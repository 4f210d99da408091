import { epochMilliseconds } from "../model/timestamp.ts";

/** The formats in which a history's times can be had, and what each is in TypeScript. */
export interface TimeForms {
  /** As the SDK for JavaScript has them. */
  readonly date: Date;
  /** Epoch seconds, as AWS's JSON wire has them. */
  readonly seconds: number;
  /** Epoch milliseconds, as EventBridge and Step Functions have them. */
  readonly milliseconds: number;
  /** ISO 8601 text in UTC: `"2024-05-16T18:10:50.603Z"`. */
  readonly iso: string;
}

export type TimeForm = keyof TimeForms;

export const writeTime: { readonly [F in TimeForm]: (milliseconds: number) => TimeForms[F] } = {
  date: (milliseconds) => new Date(milliseconds),
  seconds: (milliseconds) => milliseconds / 1000,
  milliseconds: (milliseconds) => milliseconds,
  iso: (milliseconds) => new Date(milliseconds).toISOString(),
};

export const TIME_FORMS = Object.keys(writeTime) as readonly TimeForm[];

/** Epoch milliseconds; throws what `map`'s unmapper throws for a value that no arbitrary here makes. */
export function readTime(time: unknown): number {
  const milliseconds = epochMilliseconds(time);
  if (Number.isNaN(milliseconds)) throw new TypeError("not a time");
  return milliseconds;
}
