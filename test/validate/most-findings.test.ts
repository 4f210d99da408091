import { describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { validateHistory, validateJob } from "../../src/index.ts";
import { runCommand } from "../support/run-command.ts";

/** A history of nulls, and after them an entry with a status that no lifecycle has. */
const broken = (nulls: number) => [
  ...Array.from({ length: nulls }, () => null),
  { Status: "Nonsense", StartTime: 1_747_419_050 },
];

const byRule = ({ findings }: ReturnType<typeof validateHistory>, id: string) =>
  findings.filter(({ rule }) => rule === id);

describe("a rule with many findings in one history", () => {
  const report = validateHistory(broken(150) as never);

  test("lists the first 100 and counts the others", () => {
    const found = byRule(report, "malformed-transition");
    expect(found.map(({ path }) => path)).toEqual(Array.from({ length: 100 }, (_, i) => [i]));
    expect(found.map(({ more }) => more).filter((more) => more !== undefined)).toEqual([50]);
    expect(found.at(-1)).toMatchObject({
      more: 50,
      message:
        "expected an object with Status and StartTime, found nothing (and 50 more of malformed-transition in this history)",
    });
  });

  test("does not hide another rule", () => {
    expect(byRule(report, "unknown-status")).toHaveLength(1);
  });

  test("lists all if there are 100", () => {
    const found = byRule(validateHistory(broken(100) as never), "malformed-transition");
    expect(found).toHaveLength(100);
    expect(found.some(({ more }) => more !== undefined)).toBe(false);
  });
});

test("a history of more entries than any job has is one finding", () => {
  const job = { TrainingJobStatus: "Completed", SecondaryStatusTransitions: broken(10_000) };
  const { verdict, findings } = validateJob(job as never);
  expect({ verdict, rules: findings.map(({ rule }) => rule) }).toEqual({
    verdict: "illegal",
    rules: ["malformed-job"],
  });
});

describe("the audit of such a history", () => {
  const input = (nulls: number) =>
    `${JSON.stringify({ TrainingJobName: "a", SecondaryStatusTransitions: broken(nulls) })}\n`;

  test("counts every finding, and its exit code is that of all", async () => {
    const { code, stdout } = await runCommand(["audit", "-", "--format", "json"], { stdin: input(5000) });
    expect(code).toBe(ExitCode.Findings);
    expect(JSON.parse(stdout).summary.findings).toMatchObject({ "malformed-transition": 5000, "unknown-status": 1 });
  });

  test("says the number in every report", async () => {
    for (const format of ["text", "json", "ndjson", "sarif", "junit", "csv", "html", "markdown"]) {
      const { stdout } = await runCommand(["audit", "-", "--format", format], { stdin: input(150) });
      expect(stdout, format).toContain("and 50 more of malformed-transition");
    }
  });
});
