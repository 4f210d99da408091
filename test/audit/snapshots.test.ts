import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { writeJob } from "../../src/write/index.ts";
import { ended, type Job, life } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";
import { samples } from "../support/slow.ts";
import { snapshotsOf } from "../support/snapshots.ts";

/* Several descriptions of one job in one input. */
const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join("");
const event = (job: Job) => writeJob(job, "eventbridge");

interface History {
  readonly verdict: string;
  readonly findings: readonly { readonly rule: string; readonly path: readonly (string | number)[] }[];
}

async function audit(values: readonly unknown[], ...options: readonly string[]) {
  const { stdout, code } = await runCommand(["audit", "-", "--format", "json", ...options], { stdin: lines(values) });
  const { histories, summary } = JSON.parse(stdout) as { histories: History[]; summary: { histories: number } };
  return {
    code,
    summary,
    histories: histories.map(({ verdict, findings }) => [verdict, ...findings.map(({ rule }) => rule)]),
  };
}

const job = ended.completed!;
const snapshots = snapshotsOf(job);
/** Each moment in which the second entry is there, with another start in it. */
const moved = (moment: Job): Job => {
  const copy = structuredClone(moment);
  copy.SecondaryStatusTransitions[0]!.EndTime! += 1000;
  copy.SecondaryStatusTransitions[1]!.StartTime += 1000;
  copy.TrainingStartTime! += 1000;
  return copy;
};

describe("responses", () => {
  test("of a legal job are a history each, in any order and twice", async () => {
    const shuffled = [4, 0, 2, 2, 1, 3].map((i) => snapshots[i]);
    expect(await audit(shuffled)).toMatchObject({
      code: 0,
      histories: [["legal"], ["open"], ["open"], ["open"], ["open"], ["open"]],
    });
  });

  test("report each finding once, in the first response that has it", async () => {
    const broken = life("Completed", "Starting Downloading Completed");
    expect(await audit([...snapshotsOf(broken), broken])).toMatchObject({
      code: 1,
      histories: [["open"], ["open"], ["illegal", "illegal-transition"], ["illegal"]],
      summary: { findings: { "illegal-transition": 1 } },
    });
  });

  test("that contradict each other are reported, and make the later one illegal", async () => {
    const later = { ...moved(snapshots[3]!), LastModifiedTime: job.LastModifiedTime };
    expect(await audit([snapshots[2], later, later])).toMatchObject({
      code: 1,
      histories: [["open"], ["illegal", "history-rewritten"], ["open"]],
    });
    expect(await audit([snapshots[2], later], "--rule", "history-rewritten=off")).toMatchObject({ code: 0 });
  });

  test("report two findings at one place, and one finding once when its place moves", async () => {
    const history = (...statuses: string[]) => ({
      TrainingJobName: "a-job",
      SecondaryStatusTransitions: statuses.map((Status, i) => ({
        Status,
        StartTime: job.CreationTime + 1000 * (Status === "Bogus" ? 9 : i),
        EndTime: job.CreationTime + 1000 * (Status === "Bogus" ? 9 : i + 1),
      })),
    });
    const late = [history("Bogus"), history("Starting", "Bogus")];
    expect((await audit(late, "--rule", "gap=off", "--rule", "history-rewritten=off")).histories).toEqual([
      ["illegal", "unknown-status"],
      ["illegal"],
    ]);
    expect((await audit([history("Bogus"), history("Nonsense")], "--rule", "history-rewritten=off")).histories).toEqual(
      [
        ["illegal", "unknown-status"],
        ["illegal", "unknown-status"],
      ],
    );
  });

  test("a place with a finding of the response itself is not reported twice", async () => {
    const reversed = { ...job, TrainingJobStatus: "InProgress", LastModifiedTime: job.LastModifiedTime + 1000 };
    expect((await audit([job, reversed])).histories).toEqual([["legal"], ["illegal", "status-mismatch"]]);
  });

  test("of another job of the same name, or of none, are not compared", async () => {
    const anew = life("Failed", "Starting Failed");
    const again = {
      ...anew,
      CreationTime: anew.CreationTime + 7_200_000,
      LastModifiedTime: anew.LastModifiedTime + 7_300_000,
    };
    again.SecondaryStatusTransitions = again.SecondaryStatusTransitions.map((entry) => ({
      ...entry,
      StartTime: entry.StartTime + 7_200_000,
      EndTime: entry.EndTime! + 7_200_000,
    }));
    again.TrainingEndTime! += 7_200_000;
    expect((await audit([job, again])).histories).toEqual([["legal"], ["legal"]]);
    const unnamed = (moment: Job) => ({ ...moment, TrainingJobName: undefined });
    expect((await audit([unnamed(job), unnamed(snapshots[1]!)])).histories).toEqual([["legal"], ["open"]]);
  });

  test("in another input are not compared, and their findings are reported again", async () => {
    const folder = mkdtempSync(join(tmpdir(), "snapshots-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const broken = JSON.stringify(life("Completed", "Starting Downloading Completed"));
    for (const name of ["a.json", "b.json"]) writeFileSync(join(folder, name), broken);
    const { stdout } = await runCommand(["audit", folder, "--format", "json"]);
    expect(JSON.parse(stdout).summary.findings).toEqual({ "illegal-transition": 2 });
  });
});

describe("events", () => {
  test("of a legal job are one history, in any order and twice", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(ended)),
        fc.infiniteStream(fc.nat()),
        async (legal, numbers) => {
          const events = snapshotsOf(legal).map(event);
          const late = [...events, ...events].sort(() => (numbers.next().value! % 3) - 1);
          expect((await audit(late)).histories).toEqual([["legal"]]);
        },
      ),
      { numRuns: samples(500, 30) },
    );
  });

  test("with an empty array take nothing away", async () => {
    const empty = event({ ...job, SecondaryStatusTransitions: [], LastModifiedTime: job.LastModifiedTime + 9000 });
    expect((await audit([...snapshots.map(event), empty])).histories).toEqual([["legal"]]);
  });

  test("with empty arrays that revoke an end are reported", async () => {
    const empty = (TrainingJobStatus: string, later: number) =>
      event({
        ...snapshots[0]!,
        TrainingJobStatus,
        SecondaryStatusTransitions: [],
        LastModifiedTime: job.LastModifiedTime + later,
      });
    const back = [empty("Completed", 0), empty("InProgress", 1000)];
    for (const events of [back, back.toReversed()]) {
      expect((await audit(events, "--rule", "empty-history=off")).histories).toEqual([
        ["illegal", "primary-status-reversed"],
      ]);
    }
    expect((await audit([event(job), empty("InProgress", 1000)])).histories).toEqual([
      ["illegal", "primary-status-reversed"],
    ]);
    expect((await audit([event(job), empty("InProgress", -1000)])).histories).toEqual([["legal"]]);
  });

  test("that contradict each other are reported once, with the one history", async () => {
    const events = [snapshots[1]!, moved(snapshots[2]!), moved(snapshots[3]!), moved(job)].map(event);
    const expected = { code: 1, histories: [["illegal", "history-rewritten"]] };
    expect(await audit(events)).toMatchObject(expected);
    expect(await audit([events[3], events[0], events[2], events[1], events[0]])).toMatchObject(expected);
  });
});
