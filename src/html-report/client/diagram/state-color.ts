import type { LifecycleData, StateData } from "../report-data.ts";

/**
 * The classes that give a state its colour: a hue a primary status and a tone of it a phase, both in the lifecycle's
 * order. The style sheet has the colours.
 */
export function stateColor(state: number, { states }: LifecycleData): string {
  const data: StateData | undefined = states[state];
  if (data === undefined || data.primary < 0) return "hue-unknown";
  return data.phase < 0 ? `hue-${data.primary}` : `hue-${data.primary} tone-${data.phase}`;
}
