import { describe, expect, test } from "vitest";
import { epochMilliseconds, rules, trainingJobLifecycle, validateHistory, validateJob } from "../../src/index.ts";
import { lifecycleOf, trainingJobMachine } from "../../src/machine/index.ts";
import { readLifecycle } from "../../src/machine/lifecycle.ts";

/** A history in a line: `Starting@0..10 Training@10`, seconds behind a fixed instant. */
function history(text: string) {
  const at = (seconds: string) => 1_747_419_050 + Number(seconds);
  return text.split(" ").map((entry) => {
    const [Status, times = ""] = entry.split("@");
    const [start, end] = times.split("..");
    return { Status, StartTime: at(start!), ...(end === undefined ? {} : { EndTime: at(end) }) };
  });
}

const found = (text: string) =>
  validateHistory(history(text)).findings.map(({ rule, path }) => `${rule} ${path.join(".")}`);

/** Order alone. */
const inOrder = (statuses: string) =>
  validateHistory(
    statuses.split(" ").map((Status) => ({ Status })),
    { hasTimes: false },
  ).findings.map(({ rule, path }) => `${rule} ${path.join(".")}`);

describe("times between entries", () => {
  test.each([
    [
      "a start before the previous start",
      "Starting@0..10 Downloading@-5..20 Training@20",
      ["out-of-order 1.StartTime"],
    ],
    [
      "a start at the previous start is no disorder, but an overlap",
      "Starting@0..10 Downloading@0..20",
      ["overlap 1.StartTime"],
    ],
    [
      "a start before the end of an entry further back",
      "Starting@0..50 Downloading@50..60 Training@60..70 Uploading@65",
      ["overlap 3.StartTime"],
    ],
    [
      "one long entry over several is one overlap",
      "Starting@0..65 Downloading@10..60 Training@60..70",
      ["overlap 1.StartTime"],
    ],
    ["a start after the previous end", "Starting@0..10 Downloading@12..20", ["gap 1.StartTime"]],
    ["an open entry that is not the last", "Starting@0 Downloading@12..20", ["missing-end 0.EndTime"]],
    [
      "an end before its start is not a gap as well",
      "Starting@0..10 Downloading@10..5 Training@20..30",
      ["end-before-start 1.EndTime"],
    ],
    [
      "entries that changed places are judged in their own order",
      "Downloading@10..20 Starting@0..10 Training@20..30",
      ["out-of-order 1.StartTime"],
    ],
    [
      "two gaps are two findings",
      "Starting@0..10 Downloading@12..20 Training@25..30",
      ["gap 1.StartTime", "gap 2.StartTime"],
    ],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test("an overlap names the entry that it is with, which need not be its neighbour", () => {
    const text = "Starting@0..60 Downloading@20..30 Training@40..50";
    const withoutFirst = validateHistory(
      history(text).map((entry, i) => (i === 1 ? { ...entry, StartTime: "soon" } : entry)),
    );
    expect(withoutFirst.findings).toMatchObject([
      { rule: "invalid-timestamp", path: [1, "StartTime"] },
      { rule: "overlap", path: [2, "StartTime"], data: { earlierIndex: 0 } },
    ]);
  });
});

test("if no evidence says how a job begins, the finding says so", () => {
  const meta = { evidence: "inferred", source: "ApiModel" };
  const lifecycle = readLifecycle({
    id: "inferred",
    initial: "New",
    states: {
      New: { meta, on: { Starting: { target: "Busy.Starting", meta } } },
      Busy: { meta, initial: "Starting", states: { Starting: { meta } } },
    },
  });
  const [finding] = validateHistory(history("Starting@0"), { lifecycle, evidence: "documented" }).findings;
  expect(finding).toMatchObject({ rule: "illegal-first-status", data: { expected: [] } });
  expect(finding!.message).toBe("begins with Starting; no first status has the evidence that the options ask for");
});

describe("the sequence", () => {
  test.each([
    ["Starting Training Uploading Completed", []],
    ["Starting Downloading Training Completed", ["illegal-transition 3.Status"]],
    ["Starting Downloading Training Stopping Uploading Completed", ["illegal-transition 5.Status"]],
    ["Starting Downloading Training Stopping Uploading Stopped", []],
    ["Starting Downloading Training Uploading Stopped", ["illegal-transition 4.Status"]],
    ["Downloading Training", ["illegal-first-status 0.Status"]],
    ["Starting Completed Training", ["illegal-transition 1.Status", "status-after-terminal 2.Status"]],
    ["Starting Failed Training Uploading Completed", ["status-after-terminal 2.Status"]],
    ["Starting Downloading Downloading Training", ["repeated-status 2.Status"]],
    ["Starting Starting", ["repeated-status 1.Status"]],
    ["Starting Failed Failed", ["repeated-status 2.Status"]],
    ["Starting Nonsense Training", ["unknown-status 1.Status"]],
    ["Starting Nonsense Uploading Completed", ["unknown-status 1.Status"]],
    ["Nonsense Uploading Stopped", ["unknown-status 0.Status"]],
    ["Starting Failed Nonsense Training", ["unknown-status 2.Status", "status-after-terminal 3.Status"]],
    ["Starting Uploading Stopped", ["illegal-transition 1.Status"]],
    ["Starting Uploading Completed", ["illegal-transition 1.Status"]],
    ["Starting Downloading Training Failed", ["unattested-transition 3.Status"]],
    ["Pending Downloading", ["unattested-transition 0.Status"]],
    ["Starting Restarting", ["unattested-transition 1.Status"]],
    ["Starting Nonsense Restarting", ["unknown-status 1.Status"]],
  ])("%s", (statuses, expected) => {
    expect(inOrder(statuses)).toEqual(expected);
  });

  test("an illegal step says what was legal, in the lifecycle's words", () => {
    const [finding] = validateHistory(history("Starting@0..1 Downloading@1..2 Training@2..3 Completed@3..3")).findings;
    const legal = trainingJobLifecycle.successors("InProgress.Training").map(({ status }) => status);
    expect(finding).toMatchObject({ rule: "illegal-transition", data: { from: "Training", to: "Completed" } });
    expect([...(finding!.data as { expected: string[] }).expected].sort()).toEqual(legal.sort());
  });

  test("a step behind an unknown status that is all there was speaks of no other status", () => {
    const lifecycle = lifecycleOf(trainingJobMachine);
    expect(
      validateHistory([{ Status: "?" }, { Status: "Failed" }, { Status: "Training" }], {
        hasTimes: false,
        lifecycle,
      }).findings.map(({ rule }) => rule),
    ).toEqual(["unknown-status", "status-after-terminal"]);
  });

  test("only a job with a RetryStrategy may begin again", () => {
    const again = { SecondaryStatusTransitions: history("Starting@0..1 Downloading@1..2 Starting@2..3 Downloading@3") };
    const rulesOf = (job: object) => validateJob(job).findings.map(({ rule }) => rule);
    expect(rulesOf(again)).toEqual(["restart-without-cause"]);
    expect(rulesOf({ ...again, RetryStrategy: { MaximumRetryAttempts: 2 } })).toEqual(["unattested-transition"]);
    const twice = { SecondaryStatusTransitions: history("Starting@0..1 Starting@1..2 Downloading@2") };
    expect(rulesOf(twice)).toEqual(["repeated-status"]);
    expect(rulesOf({ ...twice, RetryStrategy: {} })).toEqual(["unattested-transition"]);
    const waiting = { SecondaryStatusTransitions: history("Pending@0..1 Starting@1..2 Downloading@2") };
    expect(rulesOf(waiting)).toEqual(["unattested-transition", "unattested-transition"]);
  });

  test("evidence that is too weak makes a step illegal", () => {
    const inferred = history("Starting@0..1 Downloading@1..2 Training@2..3 Failed@3..3");
    expect(validateHistory(inferred).verdict).toBe("legal");
    expect(validateHistory(inferred, { evidence: "observed" }).findings.map(({ rule }) => rule)).toEqual([
      "illegal-transition",
    ]);
    const observed = history("Starting@0..1 Pending@1..2");
    expect(validateHistory(observed, { evidence: "observed" }).findings).toEqual([]);
    expect(validateHistory(observed, { evidence: "documented" }).findings.map(({ rule }) => rule)).toEqual([
      "illegal-transition",
    ]);
  });
});

describe("the verdict and what was checked", () => {
  test.each([
    ["Starting@0..1 Failed@1..1", "legal"],
    ["Starting@0..1 Downloading@1", "open"],
    ["Starting@0..1 Completed@1..1", "illegal"],
  ])("%s is %s", (text, verdict) => {
    expect(validateHistory(history(text)).verdict).toBe(verdict);
  });

  test("an empty history is open, and says that nothing was checked", () => {
    const report = validateHistory([]);
    expect(report).toMatchObject({ verdict: "open", checked: { entries: 0, transitions: 0 } });
    expect(report.findings.map(({ rule }) => rule)).toEqual(["empty-history"]);
  });

  test("a rule whose fields are absent has not run", () => {
    const bare = validateJob({ SecondaryStatusTransitions: history("Starting@0") }).checked;
    expect(bare).toMatchObject({ entries: 1, transitions: 0 });
    expect(bare.rules).not.toContain("creation-time-mismatch");
    const dated = validateJob({
      CreationTime: 1_747_419_050,
      SecondaryStatusTransitions: history("Starting@0"),
    }).checked;
    expect(dated.rules).toContain("creation-time-mismatch");
    expect(validateHistory([{ Status: "Starting" }], { hasTimes: false }).checked.rules).not.toContain("gap");
  });
});

describe("severities", () => {
  const gap = history("Starting@0..10 Downloading@12");

  test("can be changed, and the verdict follows", () => {
    expect(validateHistory(gap).verdict).toBe("open");
    expect(validateHistory(gap, { rules: { gap: "error" } })).toMatchObject({
      verdict: "illegal",
      findings: [{ severity: "error" }],
    });
  });

  test("a rule that is off says nothing, and what it knows to be wrong raises no other finding", () => {
    expect(validateHistory(gap, { rules: { gap: "off" } }).findings).toEqual([]);
    expect(validateHistory(gap, { rules: { gap: "off" } }).checked.rules).not.toContain("gap");
    const reversed = history("Starting@0..10 Downloading@20..15 Training@15");
    expect(validateHistory(reversed, { rules: { "end-before-start": "off" } }).findings).toEqual([]);
  });

  test("an undefined severity is the usual one", () => {
    expect(validateHistory(gap, { rules: { gap: undefined } }).findings).toMatchObject([
      { severity: rules.gap.severity },
    ]);
  });
});

describe("times that need a second look", () => {
  test("times without a zone are compared with each other and printed without one", () => {
    const naive = [
      { Status: "Starting", StartTime: "2025-05-16 18:10:50", EndTime: "2025-05-16 18:11:00" },
      { Status: "Downloading", StartTime: "2025-05-16 18:12:00" },
    ];
    expect(validateHistory(naive).findings).toMatchObject([
      { data: { start: "2025-05-16T18:12:00.000", seconds: 60 } },
    ]);
  });

  test("a time without a zone among others with one can be compared with none", () => {
    const mixed = [
      { Status: "Starting", StartTime: "2025-05-16 18:10:50", EndTime: "2025-05-16T18:11:00Z" },
      { Status: "Downloading", StartTime: "2025-05-16T18:11:00Z" },
    ];
    expect(validateHistory(mixed).findings).toMatchObject([
      { rule: "invalid-timestamp", path: [0, "StartTime"], data: { problem: "no-zone" } },
    ]);
  });

  test.each([
    ["seconds taken for milliseconds", new Date(1_747_419_050), /seconds taken for milliseconds/],
    ["milliseconds taken for seconds", new Date(1_747_419_050_000_000), /milliseconds taken for seconds/],
    ["microseconds", 1_747_419_050e6, /microseconds for milliseconds/],
    ["a year that is merely wrong", "2016-05-16T18:10:50Z", /^(?!.*\?)/],
  ])("%s", (_, StartTime, message) => {
    const [finding] = validateHistory([{ Status: "Starting", StartTime }]).findings;
    expect(finding).toMatchObject({ rule: "implausible-timestamp" });
    expect(finding!.message).toMatch(message);
  });

  test("many implausible times have one cause and make one finding", () => {
    const job = {
      CreationTime: new Date(1),
      SecondaryStatusTransitions: [{ Status: "Starting", StartTime: new Date(1), EndTime: new Date(2) }],
    };
    expect(validateJob(job).findings).toMatchObject([{ rule: "implausible-timestamp", data: { more: 2 } }]);
    expect(validateJob(job).findings[0]!.message).toMatch(/and 2 more times/);
  });

  test("the future begins a day after now", () => {
    const inAWeek = Date.now() + 7 * 86_400_000;
    const one = [{ Status: "Starting", StartTime: inAWeek }];
    expect(validateHistory(one).findings).toMatchObject([{ rule: "implausible-timestamp" }]);
    expect(validateHistory(one, { now: inAWeek }).findings).toEqual([]);
  });

  test("whole seconds beside milliseconds may differ by less than a second", () => {
    const job = (CreationTime: number) => ({
      CreationTime,
      SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1_747_419_050.603 }],
    });
    expect(validateJob(job(1_747_419_050)).findings).toEqual([]);
    expect(validateJob(job(1_747_419_049)).findings).toMatchObject([{ rule: "creation-time-mismatch" }]);
    expect(validateJob(job(1_747_419_050.604)).findings).toMatchObject([{ rule: "creation-time-mismatch" }]);
  });
});

describe("moto's Completed job", () => {
  test("is reported for its one contradiction", () => {
    const at = epochMilliseconds("2025-05-16T18:10:50.603Z");
    const report = validateJob({
      TrainingJobStatus: "Completed",
      SecondaryStatus: "Completed",
      CreationTime: at,
      TrainingStartTime: at,
      TrainingEndTime: at,
      LastModifiedTime: at,
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      EnableManagedSpotTraining: false,
      SecondaryStatusTransitions: [
        { Status: "Starting", StartTime: at, EndTime: at, StatusMessage: "Preparing the instances for training" },
      ],
    });
    expect(report.findings.map(({ rule }) => rule)).toEqual(["unfinished-history"]);
  });
});

test("no more training time is expected than there is between TrainingStartTime and TrainingEndTime", () => {
  const transitions = history("Starting@0..10 Downloading@10..14 Training@14");
  const job = {
    TrainingStartTime: transitions[1]!.StartTime,
    TrainingEndTime: transitions[1]!.StartTime + 3.4,
    TrainingTimeInSeconds: 2,
    SecondaryStatusTransitions: transitions,
    // Something to find, so that the checks run and not the fast path.
    StoppingCondition: { MaxRuntimeInSeconds: 2, MaxWaitTimeInSeconds: 1 },
  };
  expect(validateJob(job).findings.map(({ rule }) => rule)).toEqual(["max-wait-below-max-runtime"]);
});
