import type { LifecycleData, StateData } from "../report-data.ts";

/** The classes in visit-colors.css. */
const HUES = 6;
const TONES = 6;

/**
 * The CSS classes for the color of a state: the hue depends on the primary status and the tone on the phase, both numbered
 * in the lifecycle's order. There are only a few of both, so they repeat.
 */
export function stateColor(state: number, { states }: LifecycleData): string {
  const data: StateData | undefined = states[state];
  if (data === undefined || data.primary < 0) return "hue-unknown";
  const hue = `hue-${data.primary % HUES}`;
  return data.phase < 0 ? hue : `${hue} tone-${data.phase % TONES}`;
}
