import type { ArrayRuleId } from "../validate/engine/catalogue.ts";

/**
 * How the query implements each rule on arrays: as replay's verdict on a `step`, or by a `query` of its own; or the
 * reason why it does not. A missing rule is a compile error.
 */
export const COVERAGE = {
  "malformed-job": "not covered: rows without a history are skipped",
  "malformed-transition": "not covered: typed columns hold nothing else",
  "duplicate-key": "not covered: a table has each column once",
  "empty-history": "query",
  "unknown-status": "query",
  "deprecated-status": "query",
  "invalid-timestamp": "not covered: a column of times holds no other text",
  "implausible-timestamp": "query",
  "end-before-start": "query",
  "lifetime-exceeded": "query",
  "log-begins-midway": "not covered: a table holds whole histories",
  "illegal-first-status": "step",
  "status-after-terminal": "step",
  "repeated-status": "step",
  "illegal-transition": "step",
  "unattested-transition": "step",
  "out-of-order": "query",
  overlap: "query",
  "missing-end": "query",
  gap: "query",
  "terminal-open": "query",
  "terminal-duration": "query",
  stuck: "not covered: the limits are options of a validation",
} as const satisfies Record<ArrayRuleId, "step" | "query" | `not covered: ${string}`>;

type Covered<How> = { [Id in ArrayRuleId]: (typeof COVERAGE)[Id] extends How ? Id : never }[ArrayRuleId];

/** A rule that follows from replay's verdict on a transition. */
export type StepRule = Covered<"step">;

export type SqlRule = Covered<"step" | "query">;

const ids = Object.keys(COVERAGE) as ArrayRuleId[];

export const STEP_RULES = ids.filter((id): id is StepRule => COVERAGE[id] === "step");

/** The rules that the query knows, in the order in which it lists their findings. */
export const SQL_RULES = ids.filter((id): id is SqlRule => COVERAGE[id] === "step" || COVERAGE[id] === "query");
