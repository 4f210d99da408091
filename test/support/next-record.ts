import { expect } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { runCommand } from "./run-command.ts";

/** A job that has just started, on one line. */
export const goodRecord = JSON.stringify({
  TrainingJobName: "good",
  SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1_747_419_050 }],
});

/** Audits a bad value followed by a good record: the first is reported once, with its line, and the second is read. */
export async function expectNextRecordIsRead(bad: string): Promise<void> {
  const { code, stdout, stderr } = await runCommand(["audit", "-", "--format", "json"], {
    stdin: `${bad}\n${goodRecord}\n`,
  });
  const { histories } = JSON.parse(stdout);
  expect([ExitCode.Clean, ExitCode.Findings]).toContain(code);
  expect(stderr).toBe("");
  const isGood = ({ job }: { job: string | null }) => job === "good";
  expect(histories.filter(isGood)).toMatchObject([{ verdict: "open", findings: [], source: { line: 2 } }]);
  const others = histories.filter((history: { job: string | null }) => !isGood(history));
  expect(others).toMatchObject([
    { source: { line: 1 }, findings: [{ message: expect.stringMatching(/\S/) }, ...others[0].findings.slice(1)] },
  ]);
}
