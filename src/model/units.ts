declare const unit: unique symbol;

/** An instant, counted from the epoch, or a duration. */
export type Milliseconds = number & { readonly [unit]: "milliseconds" };

/** A duration, as in the fields whose names end in InSeconds. */
export type Seconds = number & { readonly [unit]: "seconds" };

export function toSeconds(milliseconds: number): Seconds {
  return (milliseconds / 1000) as Seconds;
}

export function secondsBetween(from: Milliseconds, to: Milliseconds): Seconds {
  return toSeconds(to - from);
}

export function toMilliseconds(seconds: number): Milliseconds {
  return (seconds * 1000) as Milliseconds;
}
