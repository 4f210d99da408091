import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { runCommand } from "../support/run-command.ts";

/*
 * Inputs of the kinds that people hold, with what the command says of each: rebuilt from published facts, names replaced.
 * A new case is a new file and its line here.
 */
const folder = new URL("cases/", import.meta.url);

interface Outcome {
  readonly histories: number;
  /** The rules that find something, but for those of severity "info". */
  readonly faults?: readonly string[];
  /** Rules of severity "info" that must find something. */
  readonly says?: readonly string[];
  /** What the problem says if there is no history. */
  readonly problem?: RegExp;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  "aws-cli.yaml": { histories: 1 },
  "camel-case.json": { histories: 1 },
  "go-println.txt": { histories: 1 },
  "list-steps.json": { histories: 0, problem: /^no training-job history found: found a step of a SageMaker pipeline/ },
  "metrics-lines.log": { histories: 1 },
  "mixed-zones.csv": { histories: 1, says: ["unknown-zone"] },
  "other-apis.ipynb": { histories: 1 },
  "sdk-v3-panel.txt": { histories: 1 },
  "sdk-v3-print.txt": { histories: 1 },
  "sdk-v3-repr.txt": { histories: 1 },
  "sdk-v3-rich.txt": { histories: 1 },
  "sdk-v3-terminal.log": { histories: 1 },
  "statuses.json": { histories: 1, faults: ["illegal-transition"] },
  "step-functions-html.ipynb": { histories: 1 },
  "tail.log": { histories: 1, says: ["log-begins-midway"] },
  "unrelated-statuses.json": { histories: 0, problem: /^no training-job history found: .* keys service, status/ },
};

test("each case has its outcome, and each outcome its case", () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(OUTCOMES).sort());
});

describe.each(Object.entries(OUTCOMES))("%s", (file, { histories, faults = [], says = [], problem }) => {
  const audit = async () => {
    const path = new URL(file, folder).pathname;
    const { code, stdout } = await runCommand(["audit", path, "--format", "json"]);
    return { code, ...JSON.parse(stdout) };
  };

  test("gives what it must", async () => {
    const { code, summary, histories: found } = await audit();
    expect(summary.histories).toBe(histories);
    const findings = found.flatMap((history: { findings: { rule: string; severity: string }[] }) => history.findings);
    const rulesOf = (isInfo: boolean) =>
      findings
        .filter(({ severity }: { severity: string }) => (severity === "info") === isInfo)
        .map(({ rule }: { rule: string }) => rule);
    if (problem === undefined) {
      expect(rulesOf(false)).toEqual(faults);
      expect(rulesOf(true)).toEqual(says);
      expect(code).toBe(faults.length > 0 ? ExitCode.Findings : ExitCode.Clean);
    } else {
      expect(summary.illegal).toBe(0);
      expect(findings.map(({ message }: { message: string }) => message)).toEqual([expect.stringMatching(problem)]);
      expect(code).toBe(ExitCode.NothingAudited);
    }
  });
});
