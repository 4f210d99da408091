import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PARTS, phases, trainingJobLifecycle, validateJob } from "../../src/index.ts";
import { publishedResponses } from "../fidelity/histories.ts";
import { ended, running } from "../support/jobs.ts";
import { samples } from "../support/slow.ts";

const at = (seconds: number) => 1_747_419_050 + seconds;

/** `Starting 10 Pending 60 Downloading 5 Training`: seconds in each, the last is open or ends a job. */
function history(text: string) {
  let now = 0;
  return [...text.matchAll(/([A-Za-z]+)(?: (\d+))?/g)].map(([, Status, seconds]) => {
    const StartTime = at(now);
    now += Number(seconds ?? 0);
    const isTerminal = trainingJobLifecycle.terminalStatuses.includes(Status!);
    return { Status: Status!, StartTime, ...(seconds === undefined && !isTerminal ? {} : { EndTime: at(now) }) };
  });
}

const sumOf = (job: unknown) => {
  const accounted = phases(job);
  return PARTS.reduce((sum, part) => sum + accounted[part], 0);
};

describe("seconds by phase", () => {
  test("of a job that waited for capacity", () => {
    expect(phases(history("Starting 10 Pending 60 Downloading 5 Training 300 Uploading 20 Completed"))).toEqual({
      ...{ waiting: 70, downloading: 5, training: 300, interrupted: 0, uploading: 20, stopping: 0, lost: 0 },
      ...{ total: 395, unaccounted: 0, firstCapacityWait: 60, billable: null, saved: null, findings: [] },
    });
  });

  test("of a spot job: training before an interruption is lost, only the run right before it", () => {
    const spot = history(
      "Starting 10 Downloading 5 Training 100 Interrupted 40 Starting 20 Downloading 5 Training 50 Updating 3 Interrupted 7 Starting 1 Training 60 Uploading 2 Completed",
    );
    expect(phases(spot)).toMatchObject({
      ...{ waiting: 31, downloading: 10, training: 60, lost: 153, interrupted: 47, uploading: 2 },
      ...{ total: 303, unaccounted: 0 },
    });
  });

  test("of a stopped job, before and after the stop", () => {
    const stopped = history("Starting 10 Downloading 5 Training 100 Stopping 30 Uploading 4 Stopped");
    expect(phases(stopped)).toMatchObject({ stopping: 30, uploading: 4, lost: 0, total: 149, unaccounted: 0 });
  });

  test("of a running job, to now or to where it was last", () => {
    const open = history("Starting 10 Pending");
    expect(phases(open)).toMatchObject({ waiting: 10, total: 10, unaccounted: 0, firstCapacityWait: null });
    expect(phases(open, { now: at(25) })).toMatchObject({
      waiting: 25,
      total: 25,
      unaccounted: 0,
      firstCapacityWait: 15,
    });
  });

  test("of a job that is described at a moment before its last entry began", () => {
    expect(phases(history("Starting 10 Pending"), { now: at(5) })).toMatchObject({
      ...{ waiting: 10, total: 10, unaccounted: 0, findings: [] },
    });
  });

  test("of a job that has ended, whatever its last entry lacks, not to now", () => {
    const open = history("Starting 10 Failed").map(({ Status, StartTime, EndTime }) =>
      Status === "Failed" ? { Status, StartTime } : { Status, StartTime, EndTime },
    );
    const expected = { waiting: 10, total: 10, unaccounted: 0 };
    expect(phases(open, { now: at(500) })).toMatchObject(expected);
    const cut = { TrainingJobStatus: "Failed", SecondaryStatusTransitions: history("Starting 10 Downloading") };
    expect(phases(cut, { now: at(500) })).toMatchObject({ ...expected, downloading: 0 });
  });

  test("of a job without times there are none", () => {
    expect(phases([{ Status: "Starting" }], { hasTimes: false })).toMatchObject({
      waiting: 0,
      total: null,
      findings: [],
    });
  });
});

describe("what was saved", () => {
  test.each([
    [40, 100, 0.6],
    [100, 100, 0],
    [30, 10, -2],
    [0, 0, null],
    [undefined, 100, null],
    [40, undefined, null],
  ])("billed %s s of %s s", (BillableTimeInSeconds, TrainingTimeInSeconds, saved) => {
    const job = { SecondaryStatusTransitions: [], BillableTimeInSeconds, TrainingTimeInSeconds };
    expect(phases(job)).toMatchObject({ saved, billable: BillableTimeInSeconds ?? null });
  });
});

describe("the parts add up to the whole, or a finding says what does not", () => {
  const legal = Object.entries({ ...ended, ...running });

  test.each(legal)("a %s job", (_, job) => {
    const accounted = phases(job);
    expect(accounted).toMatchObject({ unaccounted: 0, findings: [] });
    expect(sumOf(job)).toBeCloseTo(accounted.total!, 6);
    expect(accounted.total).toBe((job.LastModifiedTime - 1500 - job.CreationTime) / 1000);
  });

  test("any job whose times, statuses and ends are shaken", () => {
    const numRuns = samples(10_000, 1_000);
    let off = 0;
    const shaken = fc.record({
      now: fc.option(fc.integer({ min: -1e5, max: 1e5 }), { nil: undefined }),
      job: fc.constantFrom(...legal.map(([, job]) => job)),
      faults: fc.array(
        fc.record({
          entry: fc.nat(),
          field: fc.constantFrom("StartTime", "EndTime", "Status"),
          value: fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.constantFrom(undefined, "soon", "Trainings")),
        }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(shaken, ({ job, faults, now }) => {
        const broken = structuredClone(job);
        for (const { entry, field, value } of faults) {
          const one = broken.SecondaryStatusTransitions[entry % broken.SecondaryStatusTransitions.length]!;
          const time = Number(one[field as "StartTime"]);
          Object.assign(one, { [field]: typeof value === "number" && field !== "Status" ? time + value : value });
        }
        const { unaccounted, total, findings } = phases(broken, now === undefined ? {} : { now: at(now) });
        if (unaccounted === 0) {
          expect(findings).toEqual([]);
          if (now === undefined) expect(sumOf(broken)).toBeCloseTo(total!, 6);
        } else {
          off++;
          expect(findings.length).toBeGreaterThan(0);
          expect(validateJob(broken, now === undefined ? {} : { now: at(now) }).findings).toEqual(
            expect.arrayContaining([...findings]),
          );
        }
      }),
      { numRuns },
    );
    expect(off).toBeGreaterThan(numRuns / 3);
  });

  test("any value at all is accounted for without an exception, in plain JSON", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ SecondaryStatusTransitions: fc.anything() })), (value) => {
        const accounted = phases(value);
        expect(JSON.parse(JSON.stringify(accounted))).toEqual(accounted);
      }),
      { numRuns: samples(10_000, 300) },
    );
  });
});

test("misuse of the options is a TypeError", () => {
  expect(() => phases([], { nov: 1 } as never)).toThrow(/unknown option "nov": did you mean "now"/);
});

describe("published responses", () => {
  const known = publishedResponses
    .map(({ id, response }) => [id, response] as const)
    .filter(([, { TrainingTimeInSeconds }]) => TrainingTimeInSeconds !== undefined);

  test.each(known)("%s: agrees with TrainingTimeInSeconds", (_, response) => {
    const { SecondaryStatusTransitions: history, TrainingTimeInSeconds: counted } = response;
    const { downloading, training, lost, uploading, unaccounted } = phases(history);
    expect(unaccounted).toBe(0);
    const difference = counted! - (downloading + training + lost + uploading);
    // A running job counts until it is described, and at which moment that was is not printed.
    const isRunning = history.at(-1)!.EndTime === undefined;
    expect(isRunning ? -difference : Math.abs(difference)).toBeLessThan(1.5);
  });
});
