import type { Lifecycle } from "../machine/lifecycle.ts";
import { COVERAGE, SQL_RULES, type SqlRule, STEP_RULES, type StepRule } from "./coverage.ts";
import type { Dialect, Fields, Sql } from "./dialect.ts";
import { call, comment } from "./layout.ts";
import { unknownCode } from "./tables.ts";

const FINDING = { entry: "integer", rule: "text", from_status: "text", to_status: "text" } as const satisfies Fields;

/** The columns of the query's result after `job`, and the fields of a finding that they show. */
export const FINDING_COLUMNS = { entry: "entry", rule: "rule", from: "from_status", to: "to_status" } as const;

/** All findings of a history, rule by rule, from the columns of the plan. */
export function findingsOf(d: Dialect, lifecycle: Lifecycle, isWrong: (time: Sql) => Sql): Sql {
  const { maxDurationInSeconds: longest } = lifecycle;
  const noText = `CAST(NULL AS ${d.type("text")})`;
  const finding = (rule: Sql, entry: Sql, from: Sql, to: Sql) =>
    d.struct(FINDING, { entry, rule, from_status: from, to_status: to });
  const codes = (statuses: readonly string[]) => statuses.map((status) => lifecycle.statuses.indexOf(status) + 1);
  const isOneOf = (code: Sql, statuses: readonly string[]) =>
    statuses.length === 0 ? "FALSE" : `${code} IN (${codes(statuses).join(", ")})`;
  const isEnd = (v: Sql) => `${v}.is_last AND ${isOneOf(`${v}.code`, lifecycle.terminalStatuses)}`;

  /** One finding for each element that the condition holds for. */
  const each = (
    rules: readonly SqlRule[],
    list: Sql,
    condition: (v: Sql) => Sql,
    {
      rule = () => d.text(rules[0]!),
      entry = (v) => `${v}.entry`,
      from = () => noText,
      to = (v) => `${v}.status`,
    }: Parts = {},
  ) =>
    `${comment(rules.join(", "))}\n${d.each(d.filter(list, "v", condition), "v", (v) => finding(rule(v), entry(v), from(v), to(v)))}`;

  /** Statuses that differ from known ones only in spelling are of one kind, which is one mistake. */
  const kindOf = (e: Sql) => {
    const known = lifecycle.statuses.map((status) => d.text(status.toLowerCase().replaceAll(/[ _-]/g, "")));
    const spelling = `replace(replace(replace(lower(${e}.status), ' ', ''), '_', ''), '-', '')`;
    return `CASE WHEN ${spelling} IN (${known.join(", ")}) THEN '' ELSE ${e}.status END`;
  };

  const firstImplausible = d.at(
    d.filter("entries", "e", (e) => `${isWrong(`${e}.start_ms`)} OR ${isWrong(`${e}.end_ms`)}`),
    "1",
  );
  const emptyHistory = d.filter(
    d.list([finding(d.text("empty-history"), `CAST(NULL AS ${d.type("integer")})`, noText, noText)]),
    "f",
    () => `${d.length("entries")} = 0`,
  );
  const queries: Readonly<Record<Exclude<SqlRule, StepRule>, Sql>> = {
    "empty-history": `${comment("empty-history")}\n${emptyHistory}`,
    "unknown-status": each(["unknown-status"], "entries", (v) => {
      const isUnknown = (e: Sql) => `${e}.code = ${unknownCode(lifecycle)} AND ${e}.status IS NOT NULL`;
      const earlier = d.filter(
        "entries",
        "e",
        (e) => `${isUnknown(e)} AND ${e}.entry < ${v}.entry AND ${kindOf(e)} = ${kindOf(v)}`,
      );
      return `${isUnknown(v)} AND ${d.length(earlier)} = 0`;
    }),
    "deprecated-status": each(["deprecated-status"], "entries", (v) =>
      isOneOf(`${v}.code`, lifecycle.deprecatedStatuses),
    ),
    "implausible-timestamp": each(
      ["implausible-timestamp"],
      d.list([firstImplausible]),
      (v) => `${v}.entry IS NOT NULL`,
    ),
    "end-before-start": each(["end-before-start"], "plausible", (v) => `${v}.end_ms < ${v}.start_ms`),
    "lifetime-exceeded": each(
      ["lifetime-exceeded"],
      d.list([d.at("visits", call("nullif", d.length("visits"), "0"))]),
      (v) => (longest === undefined ? "FALSE" : `${v}.start_ms - ${d.at("visits", "1")}.start_ms > ${1000 * longest}`),
    ),
    "out-of-order": each(["out-of-order"], "judged", (v) => `${v}.is_late`, { from: (v) => `${v}.after_status` }),
    overlap: each(["overlap"], "judged", (v) => `${v}.is_overlap`, { from: (v) => `${v}.overlapped_status` }),
    "missing-end": each(["missing-end"], "judged", (v) => `NOT ${v}.previous_has_end AND NOT ${v}.in_doubt`, {
      entry: (v) => `${v}.previous_entry`,
      from: (v) => `${v}.previous_status`,
    }),
    gap: each(["gap"], "judged", (v) => `${v}.is_gap`, { from: (v) => `${v}.previous_status` }),
    "terminal-open": each(
      ["terminal-open"],
      "judged",
      (v) => `${isEnd(v)} AND NOT ${v}.has_end AND NOT ${v}.in_doubt AND NOT ${v}.is_gap`,
    ),
    "terminal-duration": each(
      ["terminal-duration"],
      "judged",
      (v) => `${isEnd(v)} AND ${v}.end_ms > ${v}.start_ms AND NOT ${v}.in_doubt AND NOT ${v}.is_gap`,
    ),
  };
  const steps = each(
    STEP_RULES,
    "judged",
    (v) => `${v}.rule IS NOT NULL AND NOT (${v}.rule = ${d.text("unattested-transition")} AND ${v}.is_gap)`,
    { rule: (v) => `${v}.rule`, from: (v) => `${v}.known_status` },
  );
  // One query finds the findings of all rules on steps, in the place of the first of them.
  return d.concat(SQL_RULES.flatMap((rule) => (isStep(rule) ? (rule === STEP_RULES[0] ? steps : []) : queries[rule])));
}

function isStep(rule: SqlRule): rule is StepRule {
  return COVERAGE[rule] === "step";
}

interface Parts {
  readonly rule?: (v: Sql) => Sql;
  readonly entry?: (v: Sql) => Sql;
  readonly from?: (v: Sql) => Sql;
  readonly to?: (v: Sql) => Sql;
}
