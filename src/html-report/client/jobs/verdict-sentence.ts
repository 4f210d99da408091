import { countText } from "../format.ts";

interface Lead {
  readonly verdict: string;
  readonly visits: readonly { readonly status: string }[];
  readonly legalVisits: number;
  readonly more: { readonly visits: number };
}

/**
 * How far a history is legal, in a sentence.
 *
 * @example
 * ```ts
 * const visits = [{ status: "Starting" }, { status: "Completed" }];
 * verdictSentence({ verdict: "illegal", visits, legalVisits: 1, more: { visits: 0 } }); // "Legal for the first of 2 entries; it broke at Completed."
 * ```
 */
export function verdictSentence({ verdict, visits, legalVisits, more }: Lead): string {
  const all = visits.length + more.visits;
  const entries = countText(all, "entry", "entries");
  if (all === 0) return "There is no entry to look at.";
  if (legalVisits < all) {
    const broke = visits[legalVisits] === undefined ? "" : `; it broke at ${visits[legalVisits].status}`;
    if (legalVisits === 0) return `No entry is legal${broke}.`;
    return `Legal for the first ${legalVisits === 1 ? "" : `${legalVisits} `}of ${entries}${broke}.`;
  }
  if (verdict === "illegal") return "The history is legal; the job's other fields contradict it.";
  const whole = all === 1 ? "Legal, its one entry" : `Legal, all ${entries}`;
  return `${whole}; ${verdict === "open" ? "the job goes on" : "the job has ended"}.`;
}
