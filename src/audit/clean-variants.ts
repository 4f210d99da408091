import { ABSENT, type DecodedJob } from "../history/decoded-job.ts";
import type { JobMemory } from "../validate/job-memory.ts";
import type { Verdict } from "../validate/report.ts";
import { type Sequence, statusesOf } from "../validate/sequences.ts";
import type { StepTable } from "../validate/step-table.ts";

/** What jobs have in common that went through the same statuses (process mining's word), and of which the same is known. */
export interface CleanVariant {
  readonly sequence: Sequence;
  readonly statuses: readonly string[];
  readonly verdict: Verdict;
}

interface Node {
  /** By the column of the next status. */
  readonly next: (Node | undefined)[];
  /** Of the jobs that end here; null where the memory has no room for it. */
  variant: CleanVariant | null | undefined;
}

/** A fleet has some dozens of variants; jobs of more are looked at one by one. */
const MOST_NODES = 10_000;

/** The variants of clean jobs, found by numbers: a tree of their statuses for each set of facts. */
export class CleanVariants {
  readonly #memory: JobMemory;
  readonly #steps: StepTable;
  readonly #roots: (Node | undefined)[] = [];
  #nodes = 0;

  constructor(memory: JobMemory, steps: StepTable) {
    this.#memory = memory;
    this.#steps = steps;
  }

  /** The variant of a job of which no rule would speak; undefined where there is none to share. */
  of(job: DecodedJob): CleanVariant | undefined {
    const { length, statuses } = job.history;
    let nodes = this.#roots;
    let at = factsOf(job);
    for (let i = 0; ; i++) {
      let node = nodes[at];
      if (node === undefined) {
        if (this.#nodes >= MOST_NODES) return undefined;
        node = { next: [], variant: undefined };
        nodes[at] = node;
        this.#nodes++;
      }
      if (i === length) {
        if (node.variant === undefined) node.variant = this.#variant(job);
        return node.variant ?? undefined;
      }
      nodes = node.next;
      at = statuses[i]!;
    }
  }

  #variant(job: DecodedJob): CleanVariant | null {
    const sequence = this.#memory.sequenceOf(job);
    if (sequence === undefined) return null;
    const last = job.history.statuses[job.history.length - 1]!;
    return { sequence, statuses: statusesOf(sequence), verdict: this.#steps.ends[last] === 1 ? "legal" : "open" };
  }
}

/** What `JobMemory.sequenceOf` asks of a job beside its history, in a number. */
function factsOf({ primary, isSpot, hasRetryStrategy }: DecodedJob): number {
  const spot = isSpot === undefined ? 2 : Number(isSpot);
  return ((primary - ABSENT) * 3 + spot) * 2 + Number(hasRetryStrategy);
}
