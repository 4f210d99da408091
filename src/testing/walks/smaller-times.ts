import { integer, Value } from "fast-check";
import type { DurationRange } from "./durations.ts";
import type { Life, Step } from "./life.ts";

/** How far the shrinking of each number has come: contexts of fast-check's own integers. */
export interface TimesContext {
  readonly start?: unknown;
  readonly seconds: readonly unknown[];
}

interface Ranges {
  readonly start: DurationRange;
  of(step: Step): DurationRange;
}

/**
 * The same life in smaller numbers: first everything in whole seconds, then each visit's seconds, each message and
 * the start on their own, as fast-check shrinks an integer.
 */
export function* smallerTimes(life: Life, context: TimesContext, ranges: Ranges): Generator<Value<Life>> {
  const { start, steps } = life;
  const isWhole = (milliseconds: number) => milliseconds % 1000 === 0;
  if (!isWhole(start) || !steps.every(({ milliseconds }) => isWhole(milliseconds))) {
    yield new Value({ start: wholeSeconds(start), steps: steps.map(inWholeSeconds) }, context);
  }
  for (let i = 0; i < steps.length - 1; i++) {
    const { milliseconds } = steps[i]!;
    for (const { value, context: tried } of smaller(milliseconds, ranges.of(steps[i]!), context.seconds[i])) {
      const seconds = Object.assign([...context.seconds], { [i]: tried });
      yield new Value({ start, steps: withStep(steps, i, { milliseconds: value }) }, { ...context, seconds });
    }
  }
  for (const [i, step] of steps.entries()) {
    for (let wording = 0; wording < step.wording; wording++) {
      yield new Value({ start, steps: withStep(steps, i, { wording }) }, context);
    }
  }
  for (const { value, context: tried } of smaller(start, ranges.start, context.start)) {
    yield new Value({ start: value, steps }, { ...context, start: tried });
  }
}

/** Fewer seconds of a number of milliseconds; what is beyond whole seconds stays. */
function* smaller(milliseconds: number, range: DurationRange, context: unknown): Generator<Value<number>> {
  const rest = milliseconds % 1000;
  const seconds = (milliseconds - rest) / 1000;
  for (const { value, context: tried } of integer(range).shrink(seconds, context)) {
    yield new Value(value * 1000 + rest, tried);
  }
}

function wholeSeconds(milliseconds: number): number {
  return milliseconds - (milliseconds % 1000);
}

function inWholeSeconds(step: Step): Step {
  return { ...step, milliseconds: wholeSeconds(step.milliseconds) };
}

function withStep(steps: readonly Step[], i: number, change: Partial<Step>): Step[] {
  return steps.with(i, { ...steps[i]!, ...change });
}
