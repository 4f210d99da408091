import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSnapshots, validateJob } from "../../../src/index.ts";
import { ended, type Job, running } from "../../support/jobs.ts";
import { snapshotsOf } from "../../support/snapshots.ts";

const everyone = Object.entries({ ...ended, ...running });

const rulesOf = (earlier: object, later: object) =>
  compareSnapshots(earlier, later).findings.map(({ rule, path }) => `${rule} ${path.join(".")}`);

describe.each(everyone)("a %s job", (_, job) => {
  const snapshots = snapshotsOf(job);

  test("is legal at each moment, and each snapshot extends all before it", () => {
    for (const [i, later] of snapshots.entries()) {
      expect(validateJob(later).findings).toEqual([]);
      for (const earlier of snapshots.slice(0, i + 1)) {
        expect(compareSnapshots(earlier, later)).toMatchObject({
          findings: [],
          checked: { entries: earlier.SecondaryStatusTransitions.length },
        });
      }
    }
  });

  test("in whole seconds, or with other messages, it is the same job", () => {
    for (const [i, later] of snapshots.entries()) {
      const told = JSON.parse(JSON.stringify(later), (key, value) => {
        if (key === "StatusMessage") return "Resource retained for reuse";
        return /Time$/.test(key) ? Math.floor(value / 1000) : value;
      });
      for (const earlier of snapshots.slice(0, i + 1)) expect(rulesOf(earlier, told)).toEqual([]);
    }
  });

  test("an old snapshot taken for a later one has lost entries, and that is all", () => {
    for (const [i, later] of snapshots.entries()) {
      for (const earlier of snapshots.slice(0, i)) {
        expect(rulesOf(later, earlier)).toEqual(["history-shrunk SecondaryStatusTransitions"]);
      }
    }
  });
});

/** What is done to the later of two snapshots, and the finding that this makes; undefined where there is no room. */
type Fault = (later: Job, shared: number, random: (most: number) => number) => string | undefined;

const at = (i: number, field: string) => `history-rewritten SecondaryStatusTransitions.${i}.${field}`;

const faults: Record<string, Fault> = {
  "a status is another": (later, shared, random) => {
    const i = random(shared - 1);
    later.SecondaryStatusTransitions[i]!.Status += "s";
    return at(i, "Status");
  },
  "a start is another": (later, shared, random) => {
    const i = random(shared - 1);
    later.SecondaryStatusTransitions[i]!.StartTime += 1 + random(1e6);
    return at(i, "StartTime");
  },
  "the end of a closed entry is another": (later, shared, random) => {
    if (shared < 2) return undefined;
    const i = random(shared - 2);
    later.SecondaryStatusTransitions[i]!.EndTime! += 1 + random(1e6);
    return at(i, "EndTime");
  },
  "a closed entry is open again": (later, shared, random) => {
    if (shared < 2) return undefined;
    const i = random(shared - 2);
    delete later.SecondaryStatusTransitions[i]!.EndTime;
    return at(i, "EndTime");
  },
  "all times have moved": (later) => {
    for (const entry of later.SecondaryStatusTransitions) {
      entry.StartTime += 3_600_000;
      if (entry.EndTime !== undefined) entry.EndTime += 3_600_000;
    }
    return at(0, "StartTime");
  },
  "an entry is cut out": (later, shared, random) => {
    if (shared < 3) return undefined;
    later.SecondaryStatusTransitions.splice(random(shared - 3), 1);
    return "history-shrunk SecondaryStatusTransitions";
  },
  "the first two entries are cut out": (later, shared) => {
    if (shared < 4) return undefined;
    later.SecondaryStatusTransitions.splice(0, 2);
    return "history-shrunk SecondaryStatusTransitions";
  },
};

describe.each(everyone)("a %s job", (_, job) => {
  const snapshots = snapshotsOf(job);
  test.each(Object.entries(faults))("of which %s: one finding", (_, fault) => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.infiniteStream(fc.nat()), (a, b, numbers) => {
        const [i, j] = [a % snapshots.length, b % snapshots.length].sort((x, y) => x - y);
        const earlier = snapshots[i!]!;
        const later = structuredClone(snapshots[j!]!);
        const random = (most: number) => numbers.next().value! % (most + 1);
        const named = fault(later, earlier.SecondaryStatusTransitions.length, random);
        if (named !== undefined) expect(rulesOf(earlier, later)).toEqual([named]);
      }),
      { numRuns: 50 },
    );
  });
});

describe("TrainingJobStatus", () => {
  test.each([
    ["Completed", "InProgress", true],
    ["Failed", "Completed", true],
    ["Stopped", "Stopping", true],
    ["Stopped", "Stopped", false],
    ["Stopped", "Deleting", false],
    ["Deleting", "Failed", false],
    ["InProgress", "Completed", false],
    ["Stopping", "InProgress", false],
    ["Completed", "COMPLETED", false],
  ])("%s, then %s: reversed %s", (TrainingJobStatus, later, isReversed) => {
    const { findings, checked } = compareSnapshots({ TrainingJobStatus }, { TrainingJobStatus: later });
    expect(findings.map(({ rule }) => rule)).toEqual(isReversed ? ["primary-status-reversed"] : []);
    expect(checked.rules).toEqual(["malformed-job", "primary-status-reversed"]);
  });

  test("is not told apart from the end of the history, when that is gone or another", () => {
    const [before, after] = snapshotsOf(ended.completed!).slice(-2);
    expect(rulesOf(after!, before!)).toEqual(["history-shrunk SecondaryStatusTransitions"]);
    const failed = structuredClone(after!);
    Object.assign(failed, { TrainingJobStatus: "Failed" });
    failed.SecondaryStatusTransitions.at(-1)!.Status = "Failed";
    expect(rulesOf(after!, failed)).toEqual([at(4, "Status")]);
  });
});

describe("what cannot be compared", () => {
  const job = ended.completed!;

  test.each([undefined, null, 7, "Starting", () => {}])("%j is no description, which is told of either", (value) => {
    const told = (which: string) => ({
      findings: [{ rule: "malformed-job", path: [], data: { expected: expect.stringContaining(which) } }],
      checked: { entries: 0, rules: ["malformed-job"] },
    });
    expect(compareSnapshots(value, job)).toMatchObject(told("as the earlier description"));
    expect(compareSnapshots(job, value)).toMatchObject(told("as the later description"));
    expect(compareSnapshots(value, value).findings).toHaveLength(2);
  });

  test.each([{}, { SecondaryStatusTransitions: 3 }])("%j is no finding, and no rule but one on shape ran", (value) => {
    const nothing = { findings: [], checked: { entries: 0, rules: ["malformed-job"] } };
    expect(compareSnapshots(value, job)).toEqual(nothing);
    expect(compareSnapshots(job, value)).toEqual(nothing);
  });

  test("an empty array is left to empty-history", () => {
    expect(rulesOf(job, { ...job, SecondaryStatusTransitions: [] })).toEqual([]);
  });

  test("times without a zone are not held against times with one", () => {
    const naive = JSON.parse(JSON.stringify(job), (key, value) =>
      /Time$/.test(key) ? new Date(value + 7_200_000).toISOString().slice(0, -1) : value,
    );
    expect(rulesOf(job, naive)).toEqual([]);
  });

  test("an order without times is compared by its statuses", () => {
    const order = (statuses: string) => ({
      SecondaryStatusTransitions: statuses.split(" ").map((Status) => ({ Status })),
    });
    const rules = (earlier: string, later: string) =>
      compareSnapshots(order(earlier), order(later), { hasTimes: false }).findings.map(({ rule }) => rule);
    expect(rules("Starting Downloading", "Starting Downloading Training")).toEqual([]);
    expect(rules("Starting Pending", "Starting Downloading Training")).toEqual(["history-rewritten"]);
    expect(rules("Starting Pending Downloading", "Starting Downloading Training")).toEqual(["history-shrunk"]);
  });
});

test("severities can be changed, and misuse is a TypeError", () => {
  const reversed = [{ TrainingJobStatus: "Failed" }, { TrainingJobStatus: "InProgress" }] as const;
  const findings = (severity: "off" | "info") =>
    compareSnapshots(...reversed, { rules: { "primary-status-reversed": severity } }).findings;
  expect(findings("off")).toEqual([]);
  expect(findings("info")).toMatchObject([{ severity: "info" }]);
  expect(() => compareSnapshots({}, {}, { rules: { gaps: "off" } } as never)).toThrow(TypeError);
});

test("arrays alone are compared, and so is an array with a job", () => {
  const { TrainingJobStatus: _, ...job } = ended.completed!;
  const array = job.SecondaryStatusTransitions;
  const rewritten = array.with(0, { ...array[0]!, StartTime: array[0]!.StartTime - 5000 });
  expect(compareSnapshots(array, rewritten)).toMatchObject({
    findings: [{ rule: "history-rewritten", path: [0, "StartTime"] }],
    checked: { entries: array.length, rules: ["malformed-job", "history-shrunk", "history-rewritten"] },
  });
  expect(compareSnapshots(job, array.slice(0, 2)).findings).toMatchObject([{ rule: "history-shrunk", path: [] }]);
  expect(compareSnapshots(array, job)).toMatchObject({ findings: [], checked: { entries: array.length } });
});
