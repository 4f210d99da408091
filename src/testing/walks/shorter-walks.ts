import type { Edge } from "../../machine/lifecycle.ts";
import type { Walks } from "./walks.ts";

/** Takes `removed` edges out of a walk, from `at` on, and puts a shorter bridge there. */
export interface Cut {
  readonly at: number;
  readonly removed: number;
  readonly bridge: readonly Edge[];
}

/**
 * The shorter legal walks that come of a walk when a window of it is taken out and the gap is bridged, long windows
 * first. A window at the end may be bridged to any goal.
 */
export function* shorterWalks(walks: Walks, walk: readonly Edge[]): Generator<Cut> {
  const stateAfter = (entries: number) => walk[entries - 1]?.to ?? walks.limits.lifecycle.initial.id;
  for (const removed of windows(walk.length)) {
    const least = walks.limits.minEntries - (walk.length - removed);
    for (let at = 0; at + removed <= walk.length; at++) {
      const targets = at + removed === walk.length ? walks.goals : [stateAfter(at + removed)];
      for (const target of targets) {
        for (const bridge of walks.bridges(stateAfter(at), target)) {
          if (bridge.length < removed && bridge.length >= least) yield { at, removed, bridge };
        }
      }
    }
  }
}

/** Up to this many entries every window is tried; of longer walks, windows of half the length, a quarter and so on. */
const EVERY_WINDOW = 16;

function windows(length: number): number[] {
  const sizes: number[] = [];
  for (let size = length; size > 0; size = size > EVERY_WINDOW ? size >> 1 : size - 1) sizes.push(size);
  return sizes;
}
