import { escapeControl } from "../../model/escape-control.ts";
import { JOB_TIMES, type JobTime } from "../../model/job.ts";
import { describe, isObject } from "../../model/safe-access.ts";
import type { RuleContext } from "../../validate/engine/rule-context.ts";

const LONGEST_TEXT = 500;

/** Text from the input, with control characters escaped and shortened for display. */
export function shown(text: string): string {
  return escapeControl(text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);
}

/** The fields of a job other than its name and its history, as text by field name. */
export function fieldTexts(context: RuleContext): Record<string, string> {
  const { TrainingJobName, SecondaryStatusTransitions, ...fields } = context.job ?? {};
  const texts = Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const time = isJobTime(name) ? context.jobTimes[name] : Number.NaN;
    return Number.isNaN(time) ? textsOf(name, value) : [[name, context.text(time)]];
  });
  return Object.fromEntries(texts);
}

function isJobTime(name: string): name is JobTime {
  return JOB_TIMES.some((time) => time === name);
}

function textsOf(name: string, value: unknown): [string, string][] {
  if (value === undefined) return [];
  if (isObject(value)) return Object.entries(value).flatMap(([key, inner]) => textsOf(`${name}.${key}`, inner));
  return [[name, typeof value === "string" ? shown(value) : describe(value)]];
}
