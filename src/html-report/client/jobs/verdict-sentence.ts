import { countText } from "../format.ts";

interface VerdictFacts {
  readonly verdict: string;
  readonly entries: readonly { readonly status: string }[];
  readonly legalEntries: number;
  readonly more: { readonly entries: number };
}

/**
 * A sentence on how far a history is legal.
 *
 * @example
 * ```ts
 * const entries = [{ status: "Starting" }, { status: "Completed" }];
 * verdictSentence({ verdict: "illegal", entries, legalEntries: 1, more: { entries: 0 } }); // "Legal for the first of 2 entries; it broke at Completed."
 * ```
 */
export function verdictSentence({ verdict, entries, legalEntries, more }: VerdictFacts): string {
  if (verdict === "unreadable") return "No history could be read.";
  const all = entries.length + more.entries;
  const count = countText(all, "entry", "entries");
  if (all === 0) return "The history has no entries.";
  if (legalEntries < all) {
    const first = entries[legalEntries];
    const broke = first === undefined ? "" : `; it broke at ${first.status}`;
    if (legalEntries === 0) return `No entry is legal${broke}.`;
    return `Legal for the first ${legalEntries === 1 ? "" : `${legalEntries} `}of ${count}${broke}.`;
  }
  if (verdict === "illegal") return "The history is legal; the job's other fields contradict it.";
  const whole = all === 1 ? "Legal, its one entry" : `Legal, all ${count}`;
  return `${whole}; ${verdict === "open" ? "the job is still running" : "the job has ended"}.`;
}
