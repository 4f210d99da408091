import type { JobFacts } from "./job-facts.ts";

/** A sequence of statuses, shared by all jobs that have gone through it. */
export interface Sequence {
  readonly id: number;
  /** Without its last status; undefined for the empty one. */
  readonly before: Sequence | undefined;
  readonly status: string | undefined;
  /** Number of its statuses. */
  readonly length: number;
  readonly next: Map<string, Sequence>;
  /** Whether it was validated without a finding. With contiguous times, it then never has one. */
  isQuiet: boolean;
}

/** A job goes through some ten statuses; a much longer history is kept as an object. */
const LONGEST = 100;
const MOST_SEQUENCES = 10_000;

/**
 * A tree that holds each sequence once. A fleet of a million jobs shares some dozens. They are never removed, so their
 * number is limited, to some 5 MB.
 */
export class StatusTrie {
  readonly #all: Sequence[] = [];
  readonly #empty = new Map<number, Sequence>();
  /** The empty sequence of jobs without known facts. */
  readonly start = this.empty({});

  /** The empty sequence of jobs with the same facts, as far as these decide whether some edges are legal. */
  empty({ EnableManagedSpotTraining, RetryStrategy }: JobFacts): Sequence {
    const spot = EnableManagedSpotTraining === undefined ? 2 : Number(EnableManagedSpotTraining);
    const key = 2 * spot + (RetryStrategy === undefined ? 0 : 1);
    const known = this.#empty.get(key);
    if (known !== undefined) return known;
    const empty = this.#add(undefined, undefined);
    this.#empty.set(key, empty);
    return empty;
  }

  at(id: number): Sequence {
    return this.#all[id]!;
  }

  /** The sequence extended by one status; undefined if it would be too long, or the tree is full. */
  extend(sequence: Sequence, status: string): Sequence | undefined {
    const known = sequence.next.get(status);
    if (known !== undefined) return known;
    if (sequence.length >= LONGEST || this.#all.length >= MOST_SEQUENCES) return undefined;
    const longer = this.#add(sequence, status);
    sequence.next.set(status, longer);
    return longer;
  }

  #add(before: Sequence | undefined, status: string | undefined): Sequence {
    const length = before === undefined ? 0 : before.length + 1;
    const sequence = { id: this.#all.length, before, status, length, next: new Map(), isQuiet: false };
    this.#all.push(sequence);
    return sequence;
  }
}

/** The statuses of a sequence, first to last. */
export function statusesOf(sequence: Sequence): string[] {
  const statuses: string[] = [];
  for (let at: Sequence | undefined = sequence; at?.status !== undefined; at = at.before) statuses.push(at.status);
  return statuses.reverse();
}
