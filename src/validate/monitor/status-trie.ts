/** The facts about a job, beside its history, on which the legality of a step may depend. */
export interface JobFacts {
  readonly EnableManagedSpotTraining?: boolean | undefined;
  readonly RetryStrategy?: object | undefined;
}

/** The statuses that a job has gone through; jobs that went through the same share one. */
export interface Sequence {
  readonly id: number;
  readonly facts: JobFacts;
  /** Without its last status; undefined for the empty one. */
  readonly before: Sequence | undefined;
  readonly status: string | undefined;
  /** Number of its statuses. */
  readonly length: number;
  readonly next: Map<string, Sequence>;
  /** Whether it was validated once and gave no finding: with times that follow each other it never gives one. */
  isQuiet: boolean;
}

/** A job goes through some ten statuses; what has many more is kept as it was described. */
const LONGEST = 100;
const MOST_SEQUENCES = 10_000;

/**
 * Sequences as a tree, each once. A fleet of a million jobs goes through some dozens. They are never forgotten, so there
 * is a limit: some 5 MB.
 */
export class StatusTrie {
  readonly #all: Sequence[] = [];
  readonly #empty = new Map<number, Sequence>();
  /** The empty sequence of jobs of which no fact is known. */
  readonly start = this.empty({});

  /** The empty sequence of jobs with these facts. */
  empty({ EnableManagedSpotTraining, RetryStrategy }: JobFacts): Sequence {
    const spot = EnableManagedSpotTraining === undefined ? 2 : Number(EnableManagedSpotTraining);
    const key = 2 * spot + (RetryStrategy === undefined ? 0 : 1);
    const known = this.#empty.get(key);
    if (known !== undefined) return known;
    const facts: JobFacts = {
      ...(EnableManagedSpotTraining === undefined ? {} : { EnableManagedSpotTraining }),
      ...(RetryStrategy === undefined ? {} : { RetryStrategy: {} }),
    };
    const empty = this.#add(facts, undefined, undefined);
    this.#empty.set(key, empty);
    return empty;
  }

  at(id: number): Sequence {
    return this.#all[id]!;
  }

  /** The sequence with one more status; undefined where it is too long to be kept, or where too many are. */
  extend(sequence: Sequence, status: string): Sequence | undefined {
    const known = sequence.next.get(status);
    if (known !== undefined) return known;
    if (sequence.length >= LONGEST || this.#all.length >= MOST_SEQUENCES) return undefined;
    const longer = this.#add(sequence.facts, sequence, status);
    sequence.next.set(status, longer);
    return longer;
  }

  #add(facts: JobFacts, before: Sequence | undefined, status: string | undefined): Sequence {
    const length = before === undefined ? 0 : before.length + 1;
    const sequence = { id: this.#all.length, facts, before, status, length, next: new Map(), isQuiet: false };
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
