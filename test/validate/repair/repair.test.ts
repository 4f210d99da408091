import { describe, expect, test } from "vitest";
import {
  type RepairOptions,
  repairHistory,
  trainingJobLifecycle,
  validateJob,
  validateUnknown,
} from "../../../src/index.ts";
import { ended, life, running } from "../../support/jobs.ts";
import { patched, sequenceFindings } from "./histories.ts";

/** A history in the order of its statuses, a minute each, without the last EndTime. */
function entries(statuses: string, time: (minute: number) => unknown = (minute) => 1_747_418_400 + minute * 60) {
  return statuses.split(" ").map((Status, i, all) => ({
    Status,
    StartTime: time(i),
    ...(i < all.length - 1 ? { EndTime: time(i + 1) } : {}),
  }));
}

const edits = (history: unknown, options?: RepairOptions) =>
  repairHistory(history, options)
    .moves.filter((move) => move.move !== "keep" || move.moved)
    .map(({ message }) => message);

describe("what is legal is left alone", () => {
  test.each(Object.entries({ ...ended, ...running }))("%s", (_, job) => {
    const statuses = job.SecondaryStatusTransitions.map(({ Status }) => Status);
    expect(repairHistory(job)).toMatchObject({ cost: 0, statuses, patch: [] });
    expect(repairHistory(job.SecondaryStatusTransitions)).toMatchObject({ cost: 0, statuses, patch: [] });
  });
});

describe("moves, in words", () => {
  const day = (time: string) => `2025-05-16T${time}Z`;
  const gap = [
    { Status: "Starting", StartTime: day("17:00:00"), EndTime: day("17:30:00") },
    { Status: "Training", StartTime: day("17:30:00"), EndTime: day("18:00:03") },
    { Status: "Completed", StartTime: day("18:00:41"), EndTime: day("18:00:41") },
  ];

  test("an insertion lies between the end before it and the start after it", () => {
    expect(repairHistory(gap).moves).toEqual([
      { move: "keep", index: 0, status: "Starting", moved: false, message: "keep entry 0, Starting" },
      { move: "keep", index: 1, status: "Training", moved: false, message: "keep entry 1, Training" },
      {
        move: "insert",
        index: 2,
        status: "Uploading",
        after: "2025-05-16T18:00:03.000Z",
        before: "2025-05-16T18:00:41.000Z",
        message: "insert Uploading before Completed (entry 2), between 2025-05-16 18:00:03 and 18:00:41 UTC",
      },
      { move: "keep", index: 2, status: "Completed", moved: false, message: "keep entry 2, Completed" },
    ]);
    expect(repairHistory(gap).patch).toEqual([
      {
        op: "add",
        path: "/2",
        value: { Status: "Uploading", StartTime: day("18:00:03"), EndTime: day("18:00:41") },
      },
    ]);
    expect(validateUnknown(patched(gap, repairHistory(gap)))).toMatchObject({ verdict: "legal", findings: [] });
  });

  test("of several in one place the first has the time, so that none overlap", () => {
    const moto = {
      TrainingJobStatus: "Completed",
      SecondaryStatusTransitions: [{ Status: "Starting", StartTime: day("17:00:00"), EndTime: day("17:00:00") }],
      TrainingEndTime: day("17:10:00"),
    };
    const evidence = "observed";
    const repair = repairHistory(moto, { evidence });
    expect(edits(moto, { evidence })).toEqual([
      "insert Downloading at the end, between 2025-05-16 17:00:00 and 17:10:00 UTC",
      "insert Training at the end, between 2025-05-16 17:00:00 and 17:10:00 UTC",
      "insert Uploading at the end, between 2025-05-16 17:00:00 and 17:10:00 UTC",
      "insert Completed at the end, between 2025-05-16 17:00:00 and 17:10:00 UTC",
    ]);
    expect(validateUnknown(patched(moto, repair), { evidence })).toMatchObject({ verdict: "legal", findings: [] });
  });

  test.each([
    [
      "one instant",
      entries("Starting Training Completed"),
      "insert Uploading before Completed (entry 2), at 2025-05-16 18:02:00 UTC",
    ],
    [
      "two days",
      [
        { Status: "Starting", StartTime: "2025-05-16T22:00:00Z" },
        { Status: "Downloading", StartTime: "2025-05-16T23:00:00.500Z" },
        { Status: "Uploading", StartTime: "2025-05-17T01:00:00Z" },
      ],
      "insert Training before Uploading (entry 2), between 2025-05-16 23:00:00.500 and 2025-05-17 01:00:00 UTC",
    ],
    [
      "no zone",
      [
        { Status: "Starting", StartTime: "2025-05-16 22:00:00" },
        { Status: "Downloading", StartTime: "2025-05-16 23:00:00" },
        { Status: "Uploading", StartTime: "2025-05-16 23:10:00" },
      ],
      "insert Training before Uploading (entry 2), between 2025-05-16 23:00:00 and 23:10:00",
    ],
    [
      "nothing before",
      entries("Downloading"),
      "insert Starting before Downloading (entry 0), before 2025-05-16 18:00:00 UTC",
    ],
    [
      "the job's creation before",
      { CreationTime: 1_747_418_390, SecondaryStatusTransitions: entries("Downloading") },
      "insert Starting before Downloading (entry 0), between 2025-05-16 17:59:50 and 18:00:00 UTC",
    ],
    [
      "nothing after",
      { TrainingJobStatus: "Stopped", SecondaryStatusTransitions: entries("Starting Stopping") },
      "insert Stopped at the end, after 2025-05-16 18:01:00 UTC",
    ],
    ["no times at all", [{ Status: "Downloading" }], "insert Starting before Downloading (entry 0)"],
    ["a status twice", entries("Starting Training Training"), "remove entry 2, Training"],
    ["an unknown status", entries('Starting Bo"gus Downloading'), 'remove entry 1, "Bo\\"gus"'],
    ["no entry", [...entries("Starting"), 7], "remove entry 1, which has no status"],
  ])("%s", (_, history, message) => {
    expect(edits(history)).toEqual([message]);
  });

  test("a history that holds the order alone has no bounds", () => {
    const options = { hasTimes: false };
    expect(edits(gap, options)).toEqual(["insert Uploading before Completed (entry 2)"]);
    expect(repairHistory(gap, options).patch).toEqual([{ op: "add", path: "/2", value: { Status: "Uploading" } }]);
  });
});

describe("ended or open", () => {
  test("an open history need not go on to an end, and an ended array ends somewhere", () => {
    expect(repairHistory(entries("Downloading"))).toMatchObject({
      ended: false,
      statuses: ["Starting", "Downloading"],
    });
    expect(repairHistory(entries("Training Completed"))).toMatchObject({
      ended: true,
      statuses: ["Starting", "Downloading", "Training", "Uploading", "Completed"],
    });
  });

  test.each([
    ["Completed", true, "Starting Downloading Training Uploading Completed"],
    ["Failed", true, "Starting Failed"],
    ["Stopped", true, "Starting Stopping Stopped"],
    ["Stopping", false, "Starting"],
    ["InProgress", false, "Starting"],
    ["Deleting", false, "Starting"],
    ["Bogus", false, "Starting"],
  ])("a job that is %s", (TrainingJobStatus, ended, statuses) => {
    const job = { TrainingJobStatus, SecondaryStatusTransitions: entries("Starting") };
    expect(repairHistory(job)).toMatchObject({ ended, statuses: statuses.split(" ") });
  });

  test("the end is that of the job's status", () => {
    const job = {
      TrainingJobStatus: "Completed",
      SecondaryStatusTransitions: entries("Starting Training Uploading Failed"),
    };
    expect(repairHistory(job).statuses.at(-1)).toBe("Completed");
    expect(repairHistory(job, { evidence: "documented" }).statuses.at(-1)).toBe("Completed");
  });

  test("where nothing leads to an end of the job's status, any end will do", () => {
    const lifecycle = {
      ...trainingJobLifecycle,
      edges: trainingJobLifecycle.edges.filter(({ status }) => status !== "Completed"),
    };
    const job = { TrainingJobStatus: "Completed", SecondaryStatusTransitions: entries("Starting") };
    expect(repairHistory(job, { lifecycle })).toMatchObject({ ended: true, statuses: ["Starting", "Failed"] });
  });
});

describe("RetryStrategy", () => {
  const statuses = "Starting Starting Downloading";

  test("without one, Starting is not followed by Starting", () => {
    expect(edits(entries(statuses))).toEqual(["remove entry 1, Starting"]);
    expect(edits({ SecondaryStatusTransitions: entries(statuses) })).toEqual(["remove entry 1, Starting"]);
  });

  test("with one it may be", () => {
    expect(edits({ RetryStrategy: {}, SecondaryStatusTransitions: entries(statuses) })).toEqual([]);
  });
});

describe("ties", () => {
  test.each([["the later of two is removed", "Starting Pending Pending", "remove entry 2, Pending"]])(
    "%s",
    (_, statuses, message) => {
      expect(edits(entries(statuses), { hasTimes: false })).toEqual([message]);
    },
  );
});

describe("repairs that people would make", () => {
  const lowerCase = "starting downloading training uploading completed";

  test.each([
    ["Starting Completed", "+Downloading +Training +Uploading"],
    ["Starting Uploading", "+Downloading +Training"],
    ["Starting Downloading Completed", "+Training +Uploading"],
    ["Starting Downloading Training Stopped", "+Stopping"],
    ["Starting Downloading Training MaxRuntimeExceeded", "+Stopping +Uploading"],
    ["Starting Downloading Training Uploading MaxRuntimeExceeded", "+Stopping"],
    ["Completed", "+Starting +Downloading +Training +Uploading"],
    ["Starting Downloading Training Training Uploading", "-Training"],
    ["Starting Starting Downloading", "-Starting"],
    ["Starting DownloadingTrainingImage Training", "~Downloading"],
    ["Starting Downloading Traning Uploading", "~Training"],
    [lowerCase, "~Starting ~Downloading ~Training ~Uploading ~Completed"],
    ["Starting training Failed", "~Training"],
    ["Starting Restarting Starting Downloading", ""],
  ])("%s: %s", (statuses, expected) => {
    const sign = { insert: "+", remove: "-", replace: "~", keep: "" };
    const { moves } = repairHistory(entries(statuses));
    const made = moves.flatMap(({ move, status }) => (move === "keep" ? [] : `${sign[move]}${status}`));
    expect(made.join(" ")).toBe(expected);
  });

  test.each([
    ["Completed", "Starting", "+Downloading +Training +Uploading +Completed"],
    ["Failed", "Starting", "+Failed"],
    ["Failed", "Starting Downloading", "+Failed"],
    ["Failed", "Starting Downloading Training", "+Uploading +Failed"],
    ["Stopped", "Starting Downloading Training", "+Stopping +Stopped"],
  ])("a job that is %s, with %s: %s", (TrainingJobStatus, statuses, expected) => {
    const { moves } = repairHistory({ TrainingJobStatus, SecondaryStatusTransitions: entries(statuses) });
    const made = moves.flatMap(({ move, status }) => (move === "insert" ? `+${status}` : []));
    expect(made.join(" ")).toBe(expected);
  });

  test("a misspelled status is replaced in its entry, in words and in the patch", () => {
    const history = entries("Starting downloading Training");
    const repair = repairHistory(history);
    expect(repair.moves[1]).toEqual({
      move: "replace",
      index: 1,
      status: "Downloading",
      replaced: "downloading",
      moved: false,
      message: 'replace "downloading" with Downloading in entry 1',
    });
    expect(repair.patch).toEqual([{ op: "replace", path: "/1/Status", value: "Downloading" }]);
    expect(validateUnknown(patched(history, repair)).findings).toEqual([]);
    expect(repairHistory(["Starting", "downloading"]).patch).toEqual([
      { op: "replace", path: "/1", value: "Downloading" },
    ]);
  });

  test("an entry may be moved and replaced", () => {
    const [a, b, c] = entries("Starting downloading Training") as [object, object, object];
    const swapped = [a, { ...c, EndTime: 1_747_418_580 }, b];
    expect(edits(swapped)).toEqual([
      'move entry 2 to its place in time, and replace its status "downloading" with Downloading',
    ]);
    expect(validateUnknown(patched(swapped, repairHistory(swapped))).findings).toEqual([]);
  });

  test("the tail of a log needs no beginning", () => {
    const statuses = ["Training", "Completed"];
    expect(edits(statuses, { mayBeginMidway: true })).toEqual(["insert Uploading before Completed (entry 1)"]);
  });
});

describe("entries that changed places", () => {
  test("are judged, and moved, in the order of their times", () => {
    const [a, b, c, d] = entries("Starting Downloading Training Uploading") as [object, object, object, object];
    const swapped = [a, c, b, d];
    expect(repairHistory(swapped)).toMatchObject({
      cost: 0,
      statuses: ["Starting", "Downloading", "Training", "Uploading"],
    });
    expect(edits(swapped)).toEqual(["move entry 2, Downloading, to its place in time"]);
    expect(repairHistory(swapped).patch).toEqual([{ op: "move", from: "/2", path: "/1" }]);
    expect(validateUnknown(patched(swapped, repairHistory(swapped))).findings).toEqual([]);
  });

  test("also where only what is removed hid it", () => {
    const [starting, completed, downloading] = entries("Starting Completed Downloading") as [object, object, object];
    const hidden = [
      starting,
      { ...downloading, EndTime: 1_747_418_580 },
      completed,
      { Status: "Bogus", StartTime: "yesterday" },
    ];
    const repair = repairHistory(hidden);
    expect(repair).toMatchObject({ cost: 20, statuses: ["Starting", "Downloading"] });
    expect(repair.moves.map(({ message }) => message)).toEqual([
      'remove entry 3, "Bogus"',
      "keep entry 0, Starting",
      "remove entry 2, Completed",
      "keep entry 1, Downloading",
    ]);
    expect(sequenceFindings(patched(hidden, repair))).toEqual([]);
  });
});

describe("an inserted entry carries the bounding times in the input's own format", () => {
  const at = (minute: number) => Date.UTC(2025, 4, 16, 18, minute);
  test.each<[string, (minute: number) => unknown, unknown]>([
    ["epoch seconds", (minute) => at(minute) / 1000, at(2) / 1000],
    ["epoch milliseconds", at, at(2)],
    ["digits", (minute) => String(at(minute)), String(at(2))],
    ["ISO text with an offset", (minute) => `2025-05-16T18:0${minute}:00+02:00`, "2025-05-16T18:02:00+02:00"],
    ["ISO text without a zone", (minute) => `2025-05-16 18:0${minute}:00`, "2025-05-16 18:02:00"],
    ["Dates, as JSON holds them", (minute) => new Date(at(minute)), "2025-05-16T18:02:00.000Z"],
  ])("%s", (_, time, expected) => {
    const history = entries("Starting Training Completed", time);
    const { patch } = repairHistory(history);
    expect(patch).toEqual([
      { op: "add", path: "/2", value: { Status: "Uploading", StartTime: expected, EndTime: expected } },
    ]);
    expect(sequenceFindings(patched(history, repairHistory(history)))).toEqual([]);
  });
});

describe("what is no history", () => {
  test("an empty one begins", () => {
    expect(repairHistory([])).toMatchObject({
      cost: 2,
      patch: [{ op: "add", path: "/0", value: { Status: "Starting" } }],
    });
    const created = { CreationTime: 1_747_418_390, SecondaryStatusTransitions: [] };
    const value = { Status: "Starting", StartTime: 1_747_418_390 };
    expect(repairHistory(created).patch).toEqual([{ op: "add", path: "/SecondaryStatusTransitions/0", value }]);
  });

  test("a job without an array gets one, and what is neither becomes one", () => {
    const value = [{ Status: "Starting" }];
    expect(repairHistory({}).patch).toEqual([{ op: "add", path: "/SecondaryStatusTransitions", value }]);
    for (const input of [7, null, undefined, "Starting"]) {
      expect(repairHistory(input).patch).toEqual([{ op: "add", path: "", value }]);
    }
  });

  test("values that fight back", () => {
    const throwing = () => {
      throw new Error("do not touch");
    };
    const proxy = new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing });
    for (const input of [
      proxy,
      [proxy],
      { SecondaryStatusTransitions: [proxy] },
      new Proxy([1, 2], { get: throwing }),
    ]) {
      expect(repairHistory(input).statuses).toEqual(["Starting"]);
    }
  });
});

describe("misuse of the options is a TypeError that names it", () => {
  test.each([
    [7, /options: expected an object, found 7/],
    [{ evidence: "observd" }, /unknown evidence "observd"/],
    [{ cost: {} }, /unknown option "cost": did you mean "costs"/],
    [{ costs: 2 }, /options.costs: expected an object with insert, replace, remove, repeat, edge, found 2/],
    [{ costs: [] }, /options.costs: expected an object with insert, replace, remove, repeat, edge, found an array/],
    [{ costs: { insert: null } }, /options.costs.insert: expected a whole number from 0 to 10000, found null/],
    [{ costs: { remove: [] } }, /options.costs.remove: expected a whole number from 0 to 10000, found an array/],
    [{ costs: { delete: 2 } }, /unknown cost in options.costs "delete".*insert, replace, remove, repeat, edge/],
    [{ costs: { edge: { seen: 1 } } }, /unknown support in options.costs.edge "seen".*common, rare, inferred/],
    [{ costs: { edge: { rare: -1 } } }, /options.costs.edge.rare: expected a whole number from 0 to 10000, found -1/],
    [{ costs: { insert: -1 } }, /options.costs.insert: expected a whole number from 0 to 10000, found -1/],
    [{ costs: { remove: 0.5 } }, /options.costs.remove: expected a whole number from 0 to 10000, found 0.5/],
    [{ costs: { remove: "1" } }, /options.costs.remove: expected a whole number from 0 to 10000, found "1"/],
    [
      { costs: { insert: { Uplaoding: 3 } } },
      /unknown status in options.costs.insert "Uplaoding": did you mean "Uploading"/,
    ],
    [
      { costs: { insert: { Uploading: Number.POSITIVE_INFINITY } } },
      /options.costs.insert.Uploading: expected a whole/,
    ],
  ])("%j", (options, message) => {
    expect(() => repairHistory([], options as never)).toThrow(TypeError);
    expect(() => repairHistory([], options as never)).toThrow(message);
  });

  test("options that are undefined are the defaults", () => {
    const options = { costs: undefined, evidence: undefined };
    expect(repairHistory([], options)).toEqual(repairHistory([]));
    expect(repairHistory([], { costs: { insert: undefined } })).toEqual(repairHistory([]));
  });
});

describe("options.repair", () => {
  const broken = life("Completed", "Starting Downloading Training Completed");

  test("the first illegal step carries the repair of the history", () => {
    const repair = repairHistory(broken);
    const [finding] = validateJob(broken, { repair: true }).findings;
    expect(finding).toMatchObject({ rule: "illegal-transition", data: { from: "Training", repair } });
    expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
    const twice = validateUnknown(entries("Starting Uploading Training Stopping Training"), { repair: true });
    const carried = twice.findings.map(({ data }) => (data as { repair?: unknown }).repair);
    // Once for the whole history: findings as long as it is would make a report of its square.
    expect(carried).toEqual(carried.map((_, i) => (i === 0 ? expect.objectContaining({ ended: false }) : undefined)));
    expect(carried.length).toBeGreaterThan(1);
  });

  test("without it a report is as it was", () => {
    const { findings } = validateJob(broken);
    expect(findings[0]!.data).not.toHaveProperty("repair");
    expect(validateJob(broken, { repair: false })).toEqual(validateJob(broken));
    expect(validateJob(ended.completed!, { repair: true })).toEqual(validateJob(ended.completed!));
  });
});

test("a list of statuses is repaired by its order, with statuses in the patch", () => {
  const { cost, statuses, patch } = repairHistory(["Starting", "Downloading", "Training", "Completed"]);
  expect({ cost, statuses }).toEqual({
    cost: 2,
    statuses: ["Starting", "Downloading", "Training", "Uploading", "Completed"],
  });
  expect(patch).toEqual([{ op: "add", path: "/3", value: "Uploading" }]);
});
