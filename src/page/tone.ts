import type { LifecycleData, StateData } from "./report-data.ts";

const TONES = 5;

/**
 * The classes that give a state its colour: a hue a primary status, in the lifecycle's order, and of that hue the
 * lighter tones for the earlier phases. The style sheet has the colours.
 */
export function toneOf(state: number, { states, phases }: LifecycleData): string {
  const data: StateData | undefined = states[state];
  if (data === undefined || data.primary < 0) return "hue-unknown tone-4";
  const tone = data.phase < 0 ? TONES - 1 : Math.round((data.phase / Math.max(1, phases.length - 1)) * (TONES - 1));
  return `hue-${data.primary} tone-${tone}`;
}
