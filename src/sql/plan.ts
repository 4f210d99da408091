import type { Lifecycle } from "../machine/lifecycle.ts";
import { earliestPlausible } from "../validate/engine/time-range.ts";
import type { Place } from "./automaton.ts";
import type { Dialect, Fields, Sql } from "./dialect.ts";
import { findingsOf } from "./findings.ts";
import { late, met, reaching, replayed } from "./folds.ts";
import { call, copy } from "./layout.ts";
import { doubtsStep, doubtsTimes, legend, ruleOf } from "./tables.ts";

/** One step of the plan: a column computed from those of earlier steps. */
export interface Stage {
  readonly name: string;
  readonly about: readonly string[];
  readonly value: Sql;
}

export const ENTRY = {
  // The sort key comes first; `closing_ms` is `end_ms` for sorting.
  start_ms: "instant",
  closing_ms: "instant",
  entry: "integer",
  end_ms: "instant",
  has_end: "boolean",
  status: "text",
  code: "integer",
} as const satisfies Fields;

const STEP = {
  entry: "integer",
  status: "text",
  code: "integer",
  start_ms: "instant",
  end_ms: "instant",
  has_end: "boolean",
  rule: "text",
  /** The last known status before the entry. */
  known_status: "text",
} as const satisfies Fields;

const TIMED = { ...STEP, place: "integer", is_late: "boolean", after_status: "text" } as const satisfies Fields;

const JUDGED = {
  ...STEP,
  is_late: "boolean",
  after_status: "text",
  in_doubt: "boolean",
  is_gap: "boolean",
  is_overlap: "boolean",
  overlapped_status: "text",
  previous_entry: "integer",
  previous_status: "text",
  previous_has_end: "boolean",
  is_last: "boolean",
} as const satisfies Fields;

/** An open entry sorts after all closed ones: the last instant that a Date can hold. */
const NEVER = "8640000000000000";

/**
 * The plan that all dialects share: from `entries`, a list of {@link ENTRY}, to `findings`, in the order in which the
 * library's rules run. As there, a time that a rule has reported is NULL for later rules.
 */
export function plan(d: Dialect, lifecycle: Lifecycle, places: readonly Place[]): readonly Stage[] {
  const isWrong = (time: Sql) => `${time} NOT BETWEEN ${earliestPlausible(lifecycle)} AND latest_ms`;
  const unless = (condition: Sql, value: Sql) => `CASE WHEN ${condition} THEN NULL ELSE ${value} END`;
  const orNull = (value: Sql) => call("nullif", value, "0");
  const or = (value: Sql, otherwise: Sql) => call("coalesce", value, otherwise);
  const before = (list: Sql, position: Sql) => d.at(list, orNull(`${position} - 1`));
  const some = (list: Sql, name: string, condition: (element: Sql, position: Sql) => Sql) =>
    d.contains(d.numbered(list, name, condition), "TRUE");

  return [
    {
      name: "plausible",
      about: ["implausible-timestamp: later rules ignore times before SageMaker's launch or in the future"],
      value: d.each("entries", "e", (e) =>
        copy(d, ENTRY, e, {
          start_ms: unless(isWrong(`${e}.start_ms`), `${e}.start_ms`),
          end_ms: unless(isWrong(`${e}.end_ms`), `${e}.end_ms`),
        }),
      ),
    },
    {
      name: "trusted",
      about: ["end-before-start: either time may be wrong, so later rules ignore both"],
      value: d.each("plausible", "e", (e) => {
        const isReversed = `${e}.end_ms < ${e}.start_ms`;
        return copy(d, ENTRY, e, {
          start_ms: unless(isReversed, `${e}.start_ms`),
          closing_ms: `CASE WHEN NOT ${e}.has_end THEN ${NEVER} ELSE coalesce(${e}.end_ms, ${e}.start_ms) END`,
          end_ms: unless(isReversed, `${e}.end_ms`),
        });
      }),
    },
    {
      name: "chronological",
      about: ["The entries sorted by time; NULL unless all have a start"],
      value: `CASE WHEN ${d.length(d.filter("trusted", "e", (e) => `${e}.start_ms IS NULL`))} = 0 THEN ${d.sorted("trusted")} END`,
    },
    {
      name: "moved",
      about: ["Whether whole entries changed places: they are not in order, and do not overlap once they are sorted"],
      value: or(
        `${some("trusted", "e", (e, i) => or(`${e}.start_ms < ${before("trusted", i)}.start_ms`, "FALSE"))}\nAND NOT ` +
          some("chronological", "e", (e, i) =>
            or(`${i} > 1 AND NOT ${or(`${before("chronological", i)}.end_ms <= ${e}.start_ms`, "FALSE")}`, "FALSE"),
          ),
        "FALSE",
      ),
    },
    {
      name: "visits",
      about: ["The entries in the order in which they happened"],
      value: "CASE WHEN moved THEN chronological ELSE trusted END",
    },
    {
      name: "replayed",
      about: legend(lifecycle),
      value: replayed(d, lifecycle, places),
    },
    {
      name: "steps",
      about: ["The verdict of replay on each entry; later rules ignore the times of misplaced entries"],
      value: d.numbered("visits", "v", (v, i) => {
        const verdict = d.at("replayed.verdicts", i);
        const inDoubt = `${verdict} IN (${doubtsTimes(d).join(", ")})`;
        return copy(d, STEP, v, {
          start_ms: unless(inDoubt, `${v}.start_ms`),
          end_ms: unless(inDoubt, `${v}.end_ms`),
          rule: ruleOf(d, verdict),
          known_status: `${d.at("entries", orNull(d.at("replayed.known", i)))}.status`,
        });
      }),
    },
    {
      name: "late",
      about: [
        "out-of-order: an entry starts before the latest start of the preceding entries. For each entry, the",
        "position of the entry with that start; 0 if it is in order",
      ],
      value: late(d),
    },
    {
      name: "hasTimes",
      about: ["Later rules ignore starts that are out of order, unless whole entries changed places"],
      value: d.numbered("steps", "s", (s, i) => {
        const found = d.at("late", `${s}.entry + 1`);
        const isLate = `${found} > 0`;
        return copy(d, TIMED, s, {
          place: i,
          start_ms: unless(`${isLate} AND NOT moved`, `${s}.start_ms`),
          is_late: isLate,
          after_status: `${d.at("entries", orNull(found))}.status`,
        });
      }),
    },
    {
      name: "reaching",
      about: ["overlap: the earlier entries that end after each entry starts"],
      value: reaching(d),
    },
    {
      name: "met",
      about: [
        "The position of the one that ends last, or 0. Later rules ignore the times of both,",
        "so that an end is reported once",
      ],
      value: met(d),
    },
    {
      name: "judged",
      about: ["The columns that the rules below use, by entry"],
      value: d.numbered("hasTimes", "v", (v, i) => {
        const previous = before("hasTimes", i);
        const met = d.at("met", i);
        const inDoubt = or(`${v}.rule IN (${doubtsStep(d).join(", ")})`, "FALSE");
        return copy(d, JUDGED, v, {
          start_ms: unless(`${met} > 0`, `${v}.start_ms`),
          in_doubt: inDoubt,
          is_gap: or(`NOT ${inDoubt} AND ${met} = 0 AND ${v}.start_ms > ${previous}.end_ms`, "FALSE"),
          is_overlap: `${met} > 0`,
          overlapped_status: `${d.at("hasTimes", orNull(met))}.status`,
          previous_entry: `${previous}.entry`,
          previous_status: `${previous}.status`,
          previous_has_end: `${previous}.has_end`,
          is_last: `${i} = ${d.length("hasTimes")}`,
        });
      }),
    },
    { name: "findings", about: ["All findings of a history, rule by rule"], value: findingsOf(d, lifecycle, isWrong) },
  ];
}
