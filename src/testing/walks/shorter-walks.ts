import type { Edge } from "../../machine/lifecycle.ts";
import type { Walks } from "./walks.ts";

/** Replaces `removed` edges of a walk, starting at index `at`, with a shorter bridge. */
export interface Cut {
  readonly at: number;
  readonly removed: number;
  readonly bridge: readonly Edge[];
}

/**
 * The cuts that turn a walk into a shorter legal walk, longest windows first. A window at the end may be bridged to any
 * goal.
 */
export function* shorterWalks(walks: Walks, walk: readonly Edge[]): Generator<Cut> {
  const stateAfter = (entries: number) => walk[entries - 1]?.to ?? walks.limits.lifecycle.initial.id;
  for (const removed of windows(walk.length)) {
    const least = walks.limits.minLength - (walk.length - removed);
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

/** In walks up to this length, windows of every size are tried; in longer ones, half the length, a quarter and so on. */
const EVERY_WINDOW = 16;

function windows(length: number): number[] {
  const sizes: number[] = [];
  for (let size = length; size > 0; size = size > EVERY_WINDOW ? size >> 1 : size - 1) sizes.push(size);
  return sizes;
}
