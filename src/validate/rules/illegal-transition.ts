import { doubtOf, type Edge } from "../../machine/edge.ts";
import type { Path } from "../engine/finding.ts";
import type { Step } from "../engine/replay.ts";
import { defineRule } from "../engine/rule.ts";
import type { RuleContext } from "../engine/rule-context.ts";
import { alignmentTable } from "../repair/alignment-table.ts";
import { DEFAULT_COSTS } from "../repair/costs.ts";
import type { Repair } from "../repair/repair.ts";

export interface Data {
  readonly from: string;
  readonly to: string;
  /** The statuses that a repair inserts between the two; absent if only inferred edges lead from one to the other. */
  readonly missing?: readonly string[];
  /** Every status that was legal there, the best supported first. */
  readonly expected: readonly string[];
  /** The least-cost edit that makes the whole history legal: in the first finding, where `options.repair` asks for it. */
  readonly repair?: Repair;
}

/** More doubt than any attested edge has. */
const INFERRED = 100;

const MOST_NAMED = 3;

export const illegalTransition = defineRule({
  id: "illegal-transition",
  title: "A step from one status to another that no job takes",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  passesStep: ({ kind, row, isAfterEnd }) => kind !== "illegal" || row === 0 || isAfterEnd,
  check(context, report: (path: Path, data: Data) => void) {
    const { steps, table } = context;
    for (const step of steps) {
      const { kind, row, entry, previousKnown } = step;
      if (kind !== "illegal" || row === 0 || table.terminal[row] === 1) continue;
      const missing = missingBefore(step, context);
      report(entry.at("Status"), {
        from: previousKnown?.status ?? "an unknown status",
        to: entry.status!,
        ...(missing && { missing }),
        expected: expectedIn(step, context),
      });
      entry.stepInDoubt = true;
      entry.statusInDoubt = true;
    }
  },
  message: ({ from, to, missing, expected }: Data) =>
    `${from} → ${to}: ${missing === undefined ? expectation(from, expected) : absence(missing)}`,
});

function absence(missing: readonly string[]): string {
  return `${list(missing, "and")} ${missing.length === 1 ? "is" : "are"} missing between them`;
}

function expectation(from: string, expected: readonly string[]): string {
  const named = list(expected.slice(0, MOST_NAMED), "or");
  return `expected ${expected.length > 0 ? named : "no further status"} after ${from}`;
}

/** `A`, `A and B`, `A, B and C`. */
function list(words: readonly string[], conjunction: string): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** The entries that a repair inserts between the two. A way over inferred edges is left out: it is a guess. */
function missingBefore(
  { row, entry, isLenient }: Step,
  { lifecycle, table, evidence, job }: RuleContext,
): readonly string[] | undefined {
  if (isLenient) return undefined;
  const hasRetryStrategy = job?.RetryStrategy !== undefined;
  const { states, indexOf, showing, kept } = alignmentTable({ lifecycle, evidence, hasRetryStrategy }, DEFAULT_COSTS);
  const cells = table.states[row]!.flatMap((from) => showing(entry.status).map((to) => to * states + indexOf(from)));
  const [best] = cells.sort((a, b) => kept.cost[a]! - kept.cost[b]! || kept.doubt[a]! - kept.doubt[b]!);
  const walk = kept.edges[best!] ?? [];
  if (walk.length < 2 || walk.some((edge) => edge.evidence === "inferred")) return undefined;
  return walk.slice(0, -1).map(({ status }) => status);
}

function expectedIn({ row, expected }: Step, { lifecycle, table }: RuleContext): readonly string[] {
  const edges = table.states[row]!.flatMap((state) => lifecycle.successors(state));
  const doubt = (status: string) =>
    Math.min(...edges.filter((edge: Edge) => edge.status === status).map((edge) => doubtOf(edge, INFERRED)));
  return [...expected].sort((a, b) => doubt(a) - doubt(b));
}
