import { integer, Value } from "fast-check";
import { toSeconds } from "../../model/units.ts";
import type { DurationRange } from "./durations.ts";
import type { TimedWalk, WalkStep } from "./timed-walk.ts";

/** The shrinking state of each number: contexts of fast-check's integer arbitrary. */
export interface TimesContext {
  readonly start?: unknown;
  readonly seconds: readonly unknown[];
}

interface Ranges {
  readonly start: DurationRange;
  of(step: WalkStep): DurationRange;
}

/**
 * The same walk with smaller numbers: first everything rounded to whole seconds, then each duration, each message and
 * the start separately, shrunk as fast-check shrinks an integer.
 */
export function* smallerTimes(walk: TimedWalk, context: TimesContext, ranges: Ranges): Generator<Value<TimedWalk>> {
  const { start, steps } = walk;
  const isWhole = (milliseconds: number) => milliseconds % 1000 === 0;
  if (!isWhole(start) || !steps.every(({ milliseconds }) => isWhole(milliseconds))) {
    yield new Value({ ...walk, start: wholeSeconds(start), steps: steps.map(inWholeSeconds) }, context);
  }
  for (let i = 0; i < steps.length - 1; i++) {
    const { milliseconds } = steps[i]!;
    for (const { value, context: tried } of smaller(milliseconds, ranges.of(steps[i]!), context.seconds[i])) {
      const seconds = Object.assign([...context.seconds], { [i]: tried });
      yield new Value(withStep(walk, i, { milliseconds: value }), { ...context, seconds });
    }
  }
  for (const [i, step] of steps.entries()) {
    for (let messageIndex = 0; messageIndex < step.messageIndex; messageIndex++) {
      yield new Value(withStep(walk, i, { messageIndex }), context);
    }
  }
  for (const { value, context: tried } of smaller(start, ranges.start, context.start)) {
    yield new Value({ ...walk, start: value }, { ...context, start: tried });
  }
}

/** Shrinks the whole seconds of a duration and keeps its fraction of a second. */
function* smaller(milliseconds: number, range: DurationRange, context: unknown): Generator<Value<number>> {
  const rest = milliseconds % 1000;
  const seconds = toSeconds(milliseconds - rest);
  for (const { value, context: tried } of integer(range).shrink(seconds, context)) {
    yield new Value(value * 1000 + rest, tried);
  }
}

function wholeSeconds(milliseconds: number): number {
  return milliseconds - (milliseconds % 1000);
}

function inWholeSeconds(step: WalkStep): WalkStep {
  return { ...step, milliseconds: wholeSeconds(step.milliseconds) };
}

function withStep(walk: TimedWalk, i: number, change: Partial<WalkStep>): TimedWalk {
  return { ...walk, steps: walk.steps.with(i, { ...walk.steps[i]!, ...change }) };
}
