import type { Evidence } from "../machine/evidence.ts";
import type { Lifecycle } from "../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../machine/training-job.ts";
import { checkOptions } from "../model/misuse/check-options.ts";
import { unknownWord } from "../model/misuse/did-you-mean.ts";
import { describe } from "../model/safe-access.ts";
import { resolveOptions } from "../validate/engine/options.ts";
import { latestPlausible } from "../validate/engine/time-range.ts";
import { automatonOf } from "./automaton.ts";
import type { Dialect, Sql } from "./dialect.ts";
import { type DialectName, dialects } from "./dialects/index.ts";
import { FINDING_COLUMNS } from "./findings.ts";
import { comment, indented, nothing, stage } from "./layout.ts";
import { type Columns, checkColumns, columnsOf, type Name, parseName } from "./names.ts";
import { ENTRY, plan } from "./plan.ts";
import { unknownCode } from "./tables.ts";

export type { DialectName };

export const dialectNames = Object.keys(dialects) as DialectName[];

export const SHAPES = ["array", "rows"] as const;

/** How a table holds histories: a row per job with an array of entries, or a row per entry. */
export type Shape = (typeof SHAPES)[number];

/** The type of a table's times: the engine's timestamps, or numbers since the epoch. */
export const TIMES = ["timestamp", "milliseconds", "seconds"] as const;

/** How a table holds times. */
export type Times = (typeof TIMES)[number];

/** The table that `toSql` queries, and the lifecycle that its histories follow. */
export interface QueryOptions {
  /** The engine that runs the query. Athena runs Trino's. */
  readonly dialect: DialectName;
  /** As in SQL: `lake.jobs`. Parts with a dot or a quote are in double quotes. */
  readonly table: string;
  /** Default: the names of the lifecycle's fields, which are those of a DescribeTrainingJob response unless it says otherwise. */
  readonly columns?: Columns | undefined;
  /** `array`: one row per job, with a list of structs; `rows`: one row per entry. Default: "array". */
  readonly shape?: Shape | undefined;
  /** Default: "timestamp". */
  readonly times?: Times | undefined;
  /** Default: `trainingJobLifecycle`. */
  readonly lifecycle?: Lifecycle | undefined;
  /** The weakest evidence that still makes an edge legal. Default: "inferred". */
  readonly evidence?: Evidence | undefined;
  /** What counts as the present, in epoch milliseconds. Default: the engine's clock. */
  readonly now?: number | undefined;
}

/**
 * Writes one SQL query that finds in a table what `validateHistory` finds in an array, for the rules on sequence and times.
 *
 * Each row of the result is a finding: `job`, `entry` (its position in the array, from 0), `rule`, `from` and `to` (the
 * status that the entry was compared with, if there is one, and its own).
 *
 * @throws TypeError that names the option that is unknown or wrong.
 * @example
 * ```ts
 * toSql({ dialect: "trino", table: "lake.jobs" }).includes('FROM "lake"."jobs"'); // true
 * ```
 */
export function toSql(options: QueryOptions): string {
  checkQueryOptions(options);
  const { lifecycle = trainingJobLifecycle, evidence = "inferred" } = options;
  const d = dialects[options.dialect];
  const stages = plan(d, lifecycle, automatonOf(lifecycle, evidence));
  const from = (i: number) => (i === 0 ? "histories" : `with_${stages[i - 1]!.name}`);
  const ctes = [
    ...source(d, lifecycle, options),
    ...stages.map(({ name, about, value }, i) => stage(name, about, value, from(i))),
  ];
  const select = d.unnested({
    kept: "job",
    list: "findings",
    fields: FINDING_COLUMNS,
    from: from(stages.length),
  });
  const head = comment(
    `Findings of the sequence and time rules in the lifecycle ${lifecycle.id}, a row each. entry counts from 0;`,
    "from is the status that the entry was held against, to is its own.",
  );
  return `${head}\nWITH\n${ctes.join(",\n")}\n${select};\n`;
}

const OPTIONS = [
  "dialect",
  "table",
  "columns",
  "shape",
  "times",
  "lifecycle",
  "evidence",
  "now",
] satisfies (keyof QueryOptions)[];

function checkQueryOptions(options: QueryOptions): void {
  checkOptions(options, OPTIONS);
  const { dialect, table, columns, shape = "array", times = "timestamp", lifecycle, evidence, now } = options;
  if (!Object.hasOwn(dialects, dialect)) throw unknownWord("dialect", dialect, dialectNames);
  if (typeof table !== "string") throw new TypeError(`options.table: expected a name, found ${describe(table)}`);
  if (columns !== undefined) checkColumns(columns);
  if (!SHAPES.includes(shape)) throw unknownWord("shape", shape, SHAPES);
  if (!TIMES.includes(times)) throw unknownWord("kind of times", times, TIMES);
  resolveOptions({ lifecycle, evidence });
  if (now !== undefined && !Number.isFinite(now)) {
    throw new TypeError(`options.now: expected epoch milliseconds, found ${describe(now)}`);
  }
}

/** `histories`: job, the latest plausible instant, and the entries in the order of the array. */
function source(d: Dialect, lifecycle: Lifecycle, options: QueryOptions): readonly Sql[] {
  const { columns = columnsOf(lifecycle), shape = "array", times = "timestamp", now } = options;
  const name = (parts: Name) => parts.map((part) => d.identifier(part)).join(".");
  const table = name(parseName(options.table));
  const latest = now === undefined ? `${d.now} + ${latestPlausible(0)}` : `${latestPlausible(now)}`;
  const milliseconds = (time: Sql) => {
    if (times === "timestamp") return d.milliseconds(time);
    return `CAST(round(${time}${times === "seconds" ? " * 1000" : ""}) AS ${d.type("instant")})`;
  };
  const codes = lifecycle.statuses.map((status, i) => `  WHEN ${d.text(status)} THEN ${i + 1}`);
  const codeOf = (status: Sql) => `CASE ${status}\n${codes.join("\n")}\n  ELSE ${unknownCode(lifecycle)}\nEND`;
  const entry = (e: { status: Sql; start: Sql; end: Sql; entry: Sql; isAbsent?: Sql }) =>
    d.struct(ENTRY, {
      start_ms: milliseconds(e.start),
      closing_ms: nothing(d, "instant"),
      entry: e.entry,
      end_ms: milliseconds(e.end),
      has_end: `${e.end} IS NOT NULL${e.isAbsent === undefined ? "" : ` OR ${e.isAbsent}`}`,
      status: e.status,
      code: codeOf(e.status),
    });
  const histories = (job: Sql, entries: Sql, rest: Sql) =>
    `histories AS (\n${indented(`SELECT ${job} AS job, ${latest} AS latest_ms, ${entries} AS entries\n${rest}`)}\n)`;
  const about = comment("The entries of each job in order: times in epoch milliseconds, statuses with their code");

  if (shape === "array") {
    const transitions = name(columns.transitions);
    const entries = d.numbered(transitions, "e", (e, i) =>
      entry({
        status: `${e}.${name(columns.status)}`,
        start: `${e}.${name(columns.start)}`,
        end: `${e}.${name(columns.end)}`,
        entry: `${i} - 1`,
        isAbsent: `${e} IS NULL`,
      }),
    );
    return [`${about}\n${histories(name(columns.job), entries, `FROM ${table}\nWHERE ${transitions} IS NOT NULL`)}`];
  }

  const order =
    columns.position === undefined
      ? `${name(columns.start)} NULLS LAST, ${name(columns.end)} NULLS LAST`
      : name(columns.position);
  const job = name(columns.job);
  const numbered = [
    `${job} AS job`,
    `${name(columns.status)} AS status`,
    `${name(columns.start)} AS start_time`,
    `${name(columns.end)} AS end_time`,
    `row_number() OVER (PARTITION BY ${job} ORDER BY ${order}) - 1 AS entry`,
  ];
  const gathered = d.gathered(
    entry({ status: "status", start: "start_time", end: "end_time", entry: "entry" }),
    "entry",
  );
  return [
    `${comment("The place of each row in the history of its job")}\nnumbered AS (\n${indented(
      `SELECT\n${indented(numbered.join(",\n"))}\nFROM ${table}`,
    )}\n)`,
    `${about}\n${histories("job", gathered, "FROM numbered\nGROUP BY job")}`,
  ];
}
