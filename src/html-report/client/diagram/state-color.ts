import type { LifecycleData, StateData } from "../report-data.ts";

/**
 * The CSS classes for the color of a state: the hue depends on the primary status and the tone on the phase, both numbered
 * in the lifecycle's order.
 */
export function stateColor(state: number, { states }: LifecycleData): string {
  const data: StateData | undefined = states[state];
  if (data === undefined || data.primary < 0) return "hue-unknown";
  return data.phase < 0 ? `hue-${data.primary}` : `hue-${data.primary} tone-${data.phase}`;
}
