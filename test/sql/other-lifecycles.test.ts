import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Lifecycle, validateHistory } from "../../src/index.ts";
import { jobLifecycle } from "../../src/machine/index.ts";
import { toSql } from "../../src/sql/index.ts";

const NOW = 1_790_000_000_000;
const FIRST = 1_780_000_000_000;

interface Step {
  readonly status: number;
  readonly isLegal: boolean;
  readonly seconds: number;
  readonly gap: number;
}

/** A history that mostly goes where the lifecycle allows, and sometimes leaves a gap. */
function historyOf(lifecycle: Lifecycle, steps: readonly Step[]) {
  let at = FIRST;
  let state = lifecycle.initial.id;
  return steps.map(({ status, isLegal, seconds, gap }) => {
    const edges = lifecycle.successors(state);
    const edge = isLegal && edges.length > 0 ? edges[status % edges.length] : undefined;
    const Status = edge?.status ?? lifecycle.statuses[status % lifecycle.statuses.length]!;
    state = edge?.to ?? lifecycle.statesOf(Status)[0]!.id;
    const StartTime = at + 1000 * gap;
    at = StartTime + 1000 * seconds;
    return { Status, StartTime, EndTime: at };
  });
}

test("the query finds in jobs of the newer API what the library finds", async () => {
  const lifecycle = jobLifecycle;
  const step = fc.record({
    status: fc.nat(1000),
    isLegal: fc.nat(5).map((n) => n > 0),
    seconds: fc.nat(3),
    gap: fc.nat(7).map((n) => Number(n === 0)),
  });
  const jobs = fc
    .sample(fc.array(step, { minLength: 1, maxLength: 8 }), { numRuns: 300, seed: 7 })
    .map((steps, i) => ({ name: `job-${i}`, history: historyOf(lifecycle, steps) }));
  const struct = ({ Status, StartTime, EndTime }: (typeof jobs)[number]["history"][number]) =>
    `{'Status': '${Status}', 'StartTime': ${StartTime}, 'EndTime': ${EndTime}}`;
  const rows = jobs.map(({ name, history }) => `('${name}', [${history.map(struct).join(", ")}])`).join(", ");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `CREATE TABLE jobs AS SELECT * FROM (VALUES ${rows}) t("JobName", "SecondaryStatusTransitions")`,
  );
  const query = toSql({ dialect: "duckdb", table: "jobs", times: "milliseconds", lifecycle, now: NOW });
  const found = (await connection.runAndReadAll(query)).getRowObjects();
  const expected = jobs.flatMap(({ name, history }) =>
    validateHistory(history, { lifecycle, now: NOW }).findings.map(({ rule, path }) => `${name} ${path[0]} ${rule}`),
  );
  expect(expected.length).toBeGreaterThan(300);
  expect(found.map(({ job, entry, rule }) => `${job} ${entry} ${rule}`).sort()).toEqual(expected.sort());
});
