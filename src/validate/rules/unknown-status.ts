import { didYouMean } from "../../model/misuse/did-you-mean.ts";
import type { Entry } from "../engine/entry.ts";
import { defineRule } from "../engine/rule.ts";

interface Unknown {
  /** As in the input, cut to 200 characters. */
  readonly found: string;
  /** The known status nearest to it. */
  readonly nearest: string;
}

export interface Data extends Unknown {
  /** Later entries with the same mistake: one cause, one finding. */
  readonly others: readonly (Unknown & { readonly index: number })[];
}

/** A message names this many statuses. */
const MOST_NAMED = 20;

/**
 * AWS may add statuses at any time ("subject to change"), so replay passes over an unknown one; but a history that
 * shows one is not known to be legal. Statuses that are all written in other letters than AWS's are one mistake.
 */
export const unknownStatus = defineRule({
  id: "unknown-status",
  title: "A status that the lifecycle does not know",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  passesStep: ({ state }) => state !== undefined,
  check({ entries, lifecycle }, report) {
    const known = new Set(lifecycle.statuses.map(spelling));
    const kinds = new Map<string, Entry[]>();
    for (const entry of entries) {
      if (entry.status === undefined || lifecycle.statesOf(entry.status).length > 0) continue;
      entry.statusInDoubt = true;
      const kind = known.has(spelling(entry.status)) ? MISSPELLED : entry.status;
      kinds.set(kind, [...(kinds.get(kind) ?? []), entry]);
    }
    for (const [first, ...others] of kinds.values()) {
      const unknown = ({ status }: Entry): Unknown => ({
        found: status!.slice(0, 200),
        nearest: didYouMean(status!, lifecycle.statuses),
      });
      report(first!.at("Status"), {
        ...unknown(first!),
        others: others.map((entry) => ({ index: entry.index, ...unknown(entry) })),
      });
    }
  },
  message({ found, nearest, others }: Data) {
    const all = [{ found, nearest }, ...others];
    const words = [...new Set(all.map((one) => JSON.stringify(one.found)))];
    if (words.length > 1) {
      return `${list(words)} are unknown; AWS writes ${list([...new Set(all.map((one) => one.nearest))])}`;
    }
    const again = others.length === 0 ? "" : `, here and in ${others.length} more`;
    return `${words[0]} is unknown${again}; the nearest known status is ${nearest}`;
  },
});

/** The kind of all statuses that differ from a known one only in case, `_`, `-` and spaces. */
const MISSPELLED = "";

/** A status without what people spell otherwise. The SQL has the same. */
function spelling(status: string): string {
  return status.toLowerCase().replaceAll(/[ _-]/g, "");
}

function list(words: readonly string[]): string {
  const named = words.slice(0, MOST_NAMED);
  const rest = words.length - named.length;
  return rest > 0 ? `${named.join(", ")} and ${rest} more` : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}
