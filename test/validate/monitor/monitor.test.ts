import { describe, expect, test } from "vitest";
import { createMonitor, type Monitor } from "../../../src/validate/monitor/index.ts";
import { ended } from "../../support/jobs.ts";

const at = (seconds: number) => 1_747_419_050 + seconds;
const began = (Status: string, seconds: number) => ({ Status, StartTime: at(seconds) });

/** A monitor whose clock the test sets. */
function watch(limits?: Record<string, number>): { monitor: Monitor; setClock: (seconds: number) => void } {
  let now = at(0);
  const monitor = createMonitor({ clock: () => now, ...(limits === undefined ? {} : { limits }) });
  return {
    monitor,
    setClock: (seconds) => {
      now = at(seconds);
    },
  };
}

const rules = (findings: readonly { readonly rule: string }[]) => findings.map(({ rule }) => rule);

describe("open", () => {
  test("lists the jobs that run, with their status and its age", () => {
    const { monitor, setClock } = watch();
    monitor.update("a", began("Starting", 0));
    monitor.update("b", { SecondaryStatusTransitions: [began("Starting", 0)] });
    monitor.update("c", ended.completed);
    monitor.update("d", { TrainingJobStatus: "InProgress", SecondaryStatusTransitions: [] });
    setClock(30);
    monitor.update("a", began("Downloading", 10));
    expect(monitor.open()).toEqual(
      expect.arrayContaining([
        { job: "a", status: "Downloading", age: 20 },
        { job: "b", status: "Starting", age: 30 },
        { job: "d", status: null, age: null },
      ]),
    );
    expect(monitor.open()).toHaveLength(3);
  });

  test("knows the end of a job from an event with an empty array, and keeps the history", () => {
    const { monitor } = watch();
    monitor.update("a", {
      TrainingJobStatus: "InProgress",
      LastModifiedTime: at(1),
      SecondaryStatusTransitions: [began("Starting", 0)],
    });
    const event = {
      detail: { TrainingJobStatus: "Failed", LastModifiedTime: at(9) * 1000, SecondaryStatusTransitions: [] },
    };
    expect(rules(monitor.update("a", event))).toEqual(["empty-history", "failure-reason-missing"]);
    expect(monitor.open()).toEqual([]);
    expect(rules(monitor.update("a", began("Uploading", 5)))).toEqual(["illegal-transition"]);
  });
});

describe("close", () => {
  test("forgets a job and its findings", () => {
    const { monitor } = watch();
    const broken = began("Training", 0);
    expect(rules(monitor.update("a", broken))).toEqual(["illegal-first-status"]);
    expect(monitor.update("a", broken)).toEqual([]);
    expect(monitor.close("a")).toBe(true);
    expect(monitor.close("a")).toBe(false);
    expect(rules(monitor.update("a", broken))).toEqual(["illegal-first-status"]);
  });
});

describe("stuck", () => {
  test("is reported once per entry, by an update without news or by a check of the clock", () => {
    const { monitor, setClock } = watch({ Starting: 60, Downloading: 60 });
    monitor.update("a", began("Starting", 0));
    monitor.update("b", began("Starting", 0));
    setClock(60);
    expect(monitor.check()).toEqual([]);
    setClock(61);
    expect(rules(monitor.update("a", began("Starting", 0)))).toEqual(["stuck"]);
    expect(monitor.check()).toMatchObject([{ job: "b", findings: [{ rule: "stuck", data: { limit: 60 } }] }]);
    expect(monitor.check()).toEqual([]);
    expect(monitor.update("a", began("Starting", 0))).toEqual([]);
    expect(monitor.update("a", began("Downloading", 61))).toEqual([]);
    setClock(200);
    expect(
      rules(
        monitor.update("a", {
          SecondaryStatusTransitions: [{ ...began("Starting", 0), EndTime: at(61) }, began("Downloading", 61)],
        }),
      ),
    ).toEqual(["stuck"]);
  });

  test("is not reported for a late response, an ended job, or without limits", () => {
    const { monitor, setClock } = watch({ Starting: 60 });
    const starting = { LastModifiedTime: at(1), SecondaryStatusTransitions: [began("Starting", 0)] };
    monitor.update("a", {
      LastModifiedTime: at(9),
      SecondaryStatusTransitions: [{ ...began("Starting", 0), EndTime: at(5) }, began("Downloading", 5)],
    });
    monitor.update("b", began("Starting", 0));
    monitor.update("b", began("Failed", 5));
    setClock(1000);
    expect(monitor.update("a", starting)).toEqual([]);
    expect(monitor.check()).toEqual([]);
    const { monitor: without, setClock: setOther } = watch();
    without.update("a", began("Starting", 0));
    setOther(1e6);
    expect(without.check()).toEqual([]);
  });
});

describe("entries that come alone", () => {
  test("one that comes late takes its place", () => {
    const { monitor } = watch();
    monitor.update("a", began("Starting", 0));
    expect(rules(monitor.update("a", began("Uploading", 30)))).toEqual(["illegal-transition"]);
    expect(monitor.update("a", began("Training", 20))).toEqual([]);
    expect(monitor.update("a", began("Downloading", 10))).toEqual([]);
    expect(monitor.update("a", began("Completed", 40))).toEqual([]);
  });

  test("are judged by what is known of the job from elsewhere", () => {
    const again = [began("Starting", 0), began("Downloading", 10), began("Starting", 20)];
    const seen = (job: object) => {
      const { monitor } = watch();
      monitor.update("a", { ...job, SecondaryStatusTransitions: [began("Starting", 0)] });
      return again.flatMap((entry) => rules(monitor.update("a", entry)));
    };
    expect(seen({})).toEqual(["restart-without-cause"]);
    expect(seen({ RetryStrategy: { MaximumRetryAttempts: 3 } })).toEqual(["unattested-transition"]);
  });

  test.each([
    ["in the future", began("Downloading", 1e9), "implausible-timestamp"],
    ["before the service was", { Status: "Downloading", StartTime: 7 }, "implausible-timestamp"],
    ["without a zone", { Status: "Downloading", StartTime: "2025-05-16 19:10:50" }, "invalid-timestamp"],
    ["before the one that came before it", began("Downloading", -5), "illegal-first-status"],
    ["of no status", { Status: "Downloadin", StartTime: at(10) }, "unknown-status"],
    ["with a message that is none", { ...began("Downloading", 10), StatusMessage: 7 }, "malformed-transition"],
    ["that ended before it began", { ...began("Downloading", 10), EndTime: at(5) }, "end-before-start"],
  ])("one %s is told, though other jobs went that way before", (_, entry, rule) => {
    const { monitor } = watch();
    for (const job of ["usual", "a"]) monitor.update(job, began("Starting", 0));
    expect(monitor.update("usual", began("Downloading", 10))).toEqual([]);
    expect(rules(monitor.update("a", entry))).toContain(rule);
  });

  test("one that leaves a gap to a closed entry is reported, even if other jobs had the same sequence", () => {
    const { monitor } = watch();
    for (const status of ["Starting", "Downloading"]) monitor.update("usual", began(status, 0));
    const closed = { SecondaryStatusTransitions: [{ ...began("Starting", 0), EndTime: at(5) }] };
    expect(monitor.update("a", closed)).toEqual([]);
    expect(rules(monitor.update("a", began("Downloading", 10)))).toEqual(["gap"]);
  });
});

describe("descriptions that contradict each other", () => {
  test("are reported once, as compareSnapshots reports them", () => {
    const { monitor } = watch();
    const moment = (modified: number, end: number) => ({
      LastModifiedTime: at(modified),
      SecondaryStatusTransitions: [{ ...began("Starting", 0), EndTime: at(end) }, began("Downloading", end)],
    });
    expect(monitor.update("a", moment(20, 10))).toEqual([]);
    expect(monitor.update("a", moment(30, 12))).toMatchObject([
      { rule: "history-rewritten", path: ["SecondaryStatusTransitions", 0, "EndTime"] },
    ]);
    expect(monitor.update("a", moment(30, 12))).toEqual([]);
  });

  const empty = (TrainingJobStatus: string, modified: number) => ({
    TrainingJobStatus,
    FailureReason: undefined,
    LastModifiedTime: at(modified),
    SecondaryStatusTransitions: [],
  });

  test("are reported in any order, even with empty arrays", () => {
    const { monitor } = watch();
    const [done, back] = [empty("Completed", 1), empty("InProgress", 2)];
    expect(rules(monitor.update("a", done))).toEqual(["history-missing"]);
    expect(rules(monitor.update("a", back))).toEqual(["empty-history", "primary-status-reversed"]);
    expect(rules(monitor.update("b", back))).toEqual(["empty-history"]);
    expect(rules(monitor.update("b", done))).toEqual(["history-missing", "primary-status-reversed"]);
    monitor.update("c", { ...ended.completed, LastModifiedTime: at(1) });
    expect(rules(monitor.update("c", back))).toEqual(["empty-history", "primary-status-reversed"]);
  });

  test("are none where the order is not known, or where an event was early", () => {
    const { monitor } = watch();
    monitor.update("a", { ...empty("Completed", 1), LastModifiedTime: undefined });
    const starting = { TrainingJobStatus: "InProgress", SecondaryStatusTransitions: [began("Starting", 0)] };
    expect(monitor.update("a", starting)).toEqual([]);
    monitor.update("b", { ...starting, LastModifiedTime: at(1) });
    monitor.update("b", empty("Completed", 9));
    const late = [{ ...began("Starting", 0), EndTime: at(5) }, began("Downloading", 5)];
    const response = { TrainingJobStatus: "InProgress", LastModifiedTime: at(5), SecondaryStatusTransitions: late };
    expect(monitor.update("b", response)).toEqual([]);
    expect(monitor.open().map(({ job }) => job)).toEqual(["a"]);
  });

  test("are reported once for a single entry with another end than before", () => {
    const { monitor } = watch();
    const starting = (end: number) => ({ ...began("Starting", 0), EndTime: at(end) });
    expect(monitor.update("a", starting(10))).toEqual([]);
    expect(monitor.update("a", began("Starting", 0))).toEqual([]);
    expect(monitor.update("a", starting(20))).toMatchObject([
      { rule: "history-rewritten", path: ["SecondaryStatusTransitions", 0, "EndTime"] },
    ]);
    expect(monitor.update("a", starting(20))).toEqual([]);
  });

  test("are none where the end was only assumed", () => {
    const { monitor } = watch();
    monitor.update("a", began("Starting", 0));
    monitor.update("a", began("Downloading", 10));
    expect(rules(monitor.update("a", { ...began("Starting", 0), EndTime: at(8) }))).toEqual(["gap"]);
  });
});

describe("each finding is reported once", () => {
  const bogus = (seconds: number) => began("Bogus", seconds);

  test("also when an entry that comes late moves its place", () => {
    const { monitor } = watch();
    monitor.update("a", began("Starting", 0));
    expect(rules(monitor.update("a", bogus(20)))).toEqual(["unknown-status"]);
    expect(monitor.update("a", began("Downloading", 10))).toEqual([]);
  });

  test("and another fault at the same place as well", () => {
    const { monitor } = watch();
    const only = (Status: string) => ({ SecondaryStatusTransitions: [began(Status, 0)] });
    expect(rules(monitor.update("a", only("Bogus")))).toEqual(["unknown-status"]);
    expect(rules(monitor.update("a", only("Nonsense")))).toEqual(["unknown-status"]);
    expect(monitor.update("a", only("Nonsense"))).toEqual([]);
  });

  test("and as often as it occurs if nothing distinguishes the occurrences", () => {
    const { monitor } = watch();
    const reversed = { Status: "Starting", StartTime: "2025-05-16T18:01:00Z", EndTime: "2025-05-16T18:00:00Z" };
    const times = (n: number) => ({ SecondaryStatusTransitions: Array.from({ length: n }, () => reversed) });
    const found = (n: number) => rules(monitor.update("a", times(n))).filter((rule) => rule === "end-before-start");
    expect([1, 3, 2, 3].map((n) => found(n).length)).toEqual([1, 2, 0, 0]);
  });
});

test("an entry alone in another spelling is taken as one in an event is", () => {
  const { monitor } = watch();
  expect(monitor.update("a", began("STARTING", 0))).toEqual([]);
  expect(monitor.open()).toMatchObject([{ job: "a", status: "Starting" }]);
  expect(rules(monitor.update("a", began("starting", 5)))).toEqual(["unknown-status"]);
});

test("a job of very many entries is remembered as it was described, and watched as any other", () => {
  const { monitor } = watch();
  const statuses = ["Starting", ...Array.from({ length: 150 }, () => ["Training", "Interrupted", "Starting"]).flat()];
  expect(statuses.flatMap((status, i) => rules(monitor.update("a", began(status, i))))).toEqual([]);
  expect(monitor.open()).toMatchObject([{ status: "Starting" }]);
  expect(rules(monitor.update("a", began("Completed", 500)))).toEqual(["illegal-transition"]);
});

describe("misuse is a TypeError that names it", () => {
  test.each([
    [{ clock: 7 }, /options.clock: expected a function, found 7/],
    [{ now: 7 }, /options.now: a monitor takes a clock/],
    [{ limit: {} }, /unknown option "limit": did you mean "limits"/],
    [{ limits: { Waiting: 3 } }, /unknown status "Waiting"/],
    [null, /options: expected an object, found null/],
    [5, /options: expected an object, found 5/],
    [[], /options: expected an object, found an array/],
    [{ clok: Date.now }, /unknown option "clok": did you mean "clock"\? Known: (?!.*\bnow\b).*, clock$/],
  ])("%j", (options, message) => {
    expect(() => createMonitor(options as never)).toThrow(TypeError);
    expect(() => createMonitor(options as never)).toThrow(message);
  });

  test.each([undefined, {}, 7])("a job whose name is %j", (name) => {
    const monitor = createMonitor();
    expect(() => monitor.update(name as never, began("Starting", 0))).toThrow(TypeError);
    expect(() => monitor.update(name as never, began("Starting", 0))).toThrow(/update: expected the name of a job/);
  });

  test("a clock that returns no time", () => {
    const monitor = createMonitor({ clock: () => "soon" });
    expect(() => monitor.update("a", began("Starting", 0))).toThrow(/options.clock: expected a time, got "soon"/);
  });
});

test("an entry that cannot be read, alone and behind another, is a finding and no exception", () => {
  const monitor = createMonitor();
  monitor.update("a", { Status: "Starting", StartTime: 1_747_419_050 });
  const hostile = {
    Status: "Downloading",
    get StartTime(): number {
      throw new Error("not to be read");
    },
  };
  expect(monitor.update("a", hostile).map(({ rule }) => rule)).toContain("malformed-transition");
});
