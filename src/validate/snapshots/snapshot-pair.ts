import { isArray } from "../../model/safe-access.ts";
import type { ContextSettings } from "../engine/context-settings.ts";
import type { Entry } from "../engine/entry.ts";
import { RuleContext } from "../engine/rule-context.ts";
import { differ } from "../engine/times.ts";

/** One entry as it appears in two snapshots of a job. */
interface Kept {
  readonly earlier: Entry;
  readonly later: Entry;
}

/** The context of the snapshot rules: two snapshots of one job. */
export class SnapshotPair {
  readonly earlier: RuleContext;
  readonly later: RuleContext;
  /** Whether the times of the two are comparable: both have times, and both or neither name a time zone. */
  readonly hasTimes: boolean;
  /** The entries that both have. */
  readonly kept: readonly Kept[];
  /** The entries that only the earlier one has. An empty later history is left to another rule. */
  readonly lost: readonly Entry[];
  /** Whether the last entry of the earlier history already has a finding. */
  endInDoubt = false;

  constructor(earlier: unknown, later: unknown, settings: ContextSettings) {
    this.earlier = RuleContext.of(earlier, isArray(earlier) ? "history" : "job", settings);
    this.later = RuleContext.of(later, isArray(later) ? "history" : "job", settings);
    this.hasTimes = settings.hasTimes && this.earlier.isNaive === this.later.isNaive;
    const before = this.earlier.entries;
    const after = this.later.entries;
    // Match entries by index or by skipping removed ones, whichever needs fewer changes.
    const inPlace = before.slice(0, after.length).map((entry, i) => ({ earlier: entry, later: after[i]! }));
    const changes = before.length - inPlace.filter((kept) => this.isSame(kept)).length;
    const moved = this.#movedUp(before, after);
    const isCut = before.length - moved.length < changes;
    this.kept = isCut ? moved : inPlace;
    const keptVisits = new Set(this.kept.map((kept) => kept.earlier));
    this.lost = after.length === 0 ? [] : before.filter((entry) => !keptVisits.has(entry));
  }

  /** Whether two entries are the same one: the same status with the same StartTime. */
  isSame({ earlier, later }: Kept): boolean {
    return earlier.status === later.status && !this.differ(earlier.start, later.start);
  }

  differ(a: number, b: number): boolean {
    return this.hasTimes && differ(a, b);
  }

  #movedUp(before: readonly Entry[], after: readonly Entry[]): Kept[] {
    const kept: Kept[] = [];
    for (const earlier of before) {
      const later = after[kept.length];
      if (later !== undefined && this.isSame({ earlier, later })) kept.push({ earlier, later });
    }
    return kept;
  }
}
