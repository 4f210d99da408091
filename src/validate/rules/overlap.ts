import type { Entry } from "../engine/entry.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  /** ISO 8601, without a zone if the input names none. */
  readonly start: string;
  /** ISO 8601, without a zone if the input names none. */
  readonly earlierEnd: string;
  /** The entry that ends later. */
  readonly earlierIndex: number;
}

/** A job is in one status at a time: an entry starts where the one before it ended. */
export const overlap = defineRule({
  id: "overlap",
  title: "An entry starts before an earlier one has ended",
  severity: "error",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  passes: ({ history }) => history.leastGap >= 0,
  check(context, report) {
    const ended = new LatestEnds();
    for (const entry of context.entriesInOrder) {
      const { latest } = ended;
      if (latest !== undefined && entry.start < latest.end) {
        report(entry.at("StartTime"), {
          start: context.text(entry.start),
          earlierEnd: context.text(latest.end),
          earlierIndex: latest.index,
        });
        // Either this start is too early or that end too late.
        ended.removeLatest();
        latest.invalidate("EndTime");
        entry.invalidate("StartTime");
      }
      if (!Number.isNaN(entry.end)) ended.add(entry);
    }
  },
  message: ({ start, earlierEnd, earlierIndex }: Data) =>
    `starts at ${start}, before entry ${earlierIndex} ended at ${earlierEnd}`,
});

/** Entries by their ends, the latest first: a binary heap. Of equal ends, the one that was added last comes first. */
class LatestEnds {
  readonly #heap: { readonly entry: Entry; readonly order: number }[] = [];
  #added = 0;

  get latest(): Entry | undefined {
    return this.#heap[0]?.entry;
  }

  add(entry: Entry): void {
    let at = this.#heap.push({ entry, order: this.#added++ }) - 1;
    for (let parent = (at - 1) >> 1; at > 0 && this.#isLater(at, parent); parent = (at - 1) >> 1) {
      this.#swap(at, parent);
      at = parent;
    }
  }

  removeLatest(): void {
    this.#swap(0, this.#heap.length - 1);
    this.#heap.pop();
    for (let at = 0; ; ) {
      const child = this.#isLater(2 * at + 2, 2 * at + 1) ? 2 * at + 2 : 2 * at + 1;
      if (!this.#isLater(child, at)) return;
      this.#swap(at, child);
      at = child;
    }
  }

  #isLater(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return false;
    return one.entry.end > other.entry.end || (one.entry.end === other.entry.end && one.order > other.order);
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}
