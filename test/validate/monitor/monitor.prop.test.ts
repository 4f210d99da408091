import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSnapshots, type Finding, trainingJobLifecycle, validateJob } from "../../../src/index.ts";
import { createMonitor, type Monitor } from "../../../src/validate/monitor/index.ts";
import { writeJob } from "../../../src/write/index.ts";
import { type Entry, ended, type Job, running } from "../../support/jobs.ts";
import { samples } from "../../support/slow.ts";
import { snapshotsOf } from "../../support/snapshots.ts";

const everyone = Object.values({ ...ended, ...running });
const clock = () => Date.UTC(2026, 10, 23);

/** How updates come: a poll, an event, or an entry alone. */
const formats: Readonly<Record<string, (job: Job) => object>> = {
  polls: (job) => job,
  "polls in seconds": (job) => writeJob(job, "wire") as object,
  "whole seconds": (job) =>
    JSON.parse(JSON.stringify(job), (key, value) => (/Time$/.test(key) ? Math.floor(value / 1000) : value)),
  events: (job) => writeJob(job, "eventbridge") as object,
};

/** Snapshots in any order, each at least once, some again. */
function anyOrder<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc
    .tuple(fc.shuffledSubarray([...values], { minLength: values.length }), fc.array(fc.constantFrom(...values)))
    .chain(([once, again]) => fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }));
}

const told = (monitor: Monitor, updates: readonly unknown[]) =>
  updates.flatMap((update) => monitor.update("a-job", update));
const linesOf = (findings: readonly Finding[]) => findings.map(({ rule, path }) => `${rule} ${path.join(".")}`);

describe("a legal job gives no finding", () => {
  const anyLegal = fc.constantFrom(...everyone).chain((job) => fc.tuple(fc.constant(job), anyOrder(snapshotsOf(job))));

  test.each(Object.entries(formats))("in %s, in any order, late and twice", (_, format) => {
    fc.assert(
      fc.property(anyLegal, ([job, snapshots]) => {
        const monitor = createMonitor({ clock });
        expect(told(monitor, snapshots.map(format))).toEqual([]);
        const isRunning = Object.values(running).includes(job);
        const states = isRunning ? [{ job: "a-job", status: job.SecondaryStatus }] : [];
        expect(monitor.open()).toMatchObject(states);
      }),
      { numRuns: samples(2_000, 100) },
    );
  });

  test("in entries that come alone, as they begin and again as they end, among polls and events that come late", () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyone), fc.infiniteStream(fc.nat()), (job, numbers) => {
        const random = (most: number) => numbers.next().value! % (most + 1);
        const monitor = createMonitor({ clock });
        const snapshots = snapshotsOf(job);
        job.SecondaryStatusTransitions.forEach((entry, i) => {
          const { EndTime: _, ...begun } = entry;
          // What is heard beside it: moments up to this one.
          const polls = Array.from({ length: random(2) }, () => snapshots[random(i)]!);
          const events = Array.from({ length: random(2) }, () => formats.events!(snapshots[random(i)]!));
          const earlier = job.SecondaryStatusTransitions.slice(0, i);
          expect(told(monitor, [begun, ...polls, begun, ...events, ...earlier])).toEqual([]);
        });
        expect(monitor.open().length).toBe(Object.values(running).includes(job) ? 1 : 0);
      }),
      { numRuns: samples(2_000, 100) },
    );
  });
});

/** Faults of entries, as they are done to a whole job. */
const faults: Readonly<Record<string, (history: Entry[], random: (most: number) => number) => void>> = {
  "an entry is dropped": (history, random) => {
    if (history.length > 1) history.splice(random(history.length - 1), 1);
  },
  "an entry is there twice": (history, random) => {
    const i = random(history.length - 1);
    history.splice(i, 0, { ...history[i]! });
  },
  "a status is misspelt": (history, random) => {
    history[random(history.length - 1)]!.Status += "s";
  },
  "a status is another": (history, random) => {
    history[random(history.length - 1)]!.Status = ["Training", "Failed", "Stopping", "Pending"][random(3)]!;
  },
  "a start is another": (history, random) => {
    history[random(history.length - 1)]!.StartTime += random(2e6) - 1e6;
  },
  "an end is another": (history, random) => {
    const i = random(history.length - 1);
    if (history[i]!.EndTime !== undefined) history[i]!.EndTime! += random(2e6) - 1e6;
  },
  "a time is garbage": (history, random) => {
    Object.assign(history[random(history.length - 1)]!, { StartTime: "yesterday" });
  },
  "a status is no text": (history, random) => {
    Object.assign(history[random(history.length - 1)]!, { Status: 7 });
  },
};

const anyBroken = anyBrokenBy(Object.keys(faults));

function anyBrokenBy(kinds: readonly string[]): fc.Arbitrary<Job> {
  return fc
    .record({
      job: fc.constantFrom(...everyone),
      names: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }),
      numbers: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    })
    .map(({ job, names, numbers }) => {
      const broken = structuredClone(job);
      let used = 0;
      const random = (most: number) => numbers[used++]! % (most + 1);
      for (const name of names) faults[name]!(broken.SecondaryStatusTransitions, random);
      return broken;
    });
}

describe("a broken job gives the findings of validateJob", () => {
  // One monitor for all jobs: what it learned of one must not hide what is wrong with another.
  const monitor = createMonitor({ clock });
  let jobs = 0;
  const watch = (updates: readonly unknown[]) => {
    const name = `job-${jobs++}`;
    return updates.flatMap((update) => monitor.update(name, update));
  };

  /** The moments of a job whose times may be broken: only their order is true to life. */
  const momentsOf = (job: Job) =>
    snapshotsOf(job).map((moment, i, { length }) => ({
      ...moment,
      LastModifiedTime: job.LastModifiedTime - length + i + 1,
    }));

  test("on the whole, where the whole is seen, whatever comes late behind it", () => {
    fc.assert(
      fc.property(anyBroken, fc.constantFrom(...Object.values(formats).slice(0, 1)), (job, format) => {
        expect(watch([format(job), format(job)])).toEqual(validateJob(job, { now: clock() }).findings);
      }),
      { numRuns: samples(2_000, 100) },
    );
  });

  test("on each moment that is seen, those of the whole among them, in any order and each once", () => {
    let asTheWhole = 0;
    const numRuns = samples(2_000, 100);
    fc.assert(
      fc.property(
        anyBroken.chain((job) => fc.tuple(fc.constant(job), anyOrder(momentsOf(job)))),
        ([job, snapshots]) => {
          const told = watch(snapshots);
          const found = linesOf(told);
          const each = snapshots.flatMap((moment) => linesOf(validateJob(moment, { now: clock() }).findings));
          const inTurn = momentsOf(job);
          const compared = inTurn.flatMap((later, i) =>
            inTurn.slice(0, i).flatMap((earlier) => linesOf(compareSnapshots(earlier, later).findings)),
          );
          // Two faults at one place differ in what was found there.
          const sentences = told.map(({ rule, path, message }) => `${rule} ${path.join(".")} ${message}`);
          expect(sentences).toEqual([...new Set(sentences)]);
          expect(found).toEqual(expect.arrayContaining(each));
          expect([...each, ...compared]).toEqual(expect.arrayContaining(found));
          if (found.length === validateJob(job).findings.length) asTheWhole++;
        },
      ),
      { numRuns },
    );
    // A moment shows more than the whole only where times are so broken that their order is in doubt.
    expect(asTheWhole).toBeGreaterThan(numRuns / 2);
  });

  test("on the whole, in entries that come alone", () => {
    const ofSequence = ["an entry is dropped", "a status is misspelt", "a status is another"];
    fc.assert(
      fc.property(anyBrokenBy(ofSequence), ({ SecondaryStatusTransitions: history }) => {
        // Entries that follow each other, as an observer of single entries has to take them.
        const linked = history.map(({ EndTime: _, ...entry }, i): Omit<Entry, "StatusMessage"> => {
          const isTerminal = trainingJobLifecycle.terminalStatuses.includes(entry.Status);
          const end = isTerminal ? entry.StartTime : history[i + 1]?.StartTime;
          return { ...entry, ...(end === undefined ? {} : { EndTime: end }) };
        });
        const begun = history.map(({ EndTime: _, ...entry }) => entry);
        const whole = validateJob({ SecondaryStatusTransitions: linked }, { now: clock() });
        expect(linesOf(watch(begun)).sort()).toEqual(linesOf(whole.findings).sort());
      }),
      { numRuns: samples(10_000, 500) },
    );
  });
});

test("accepts any value without an exception, and reports it in plain JSON", () => {
  const anyUpdate = fc.oneof(
    fc.anything(),
    fc.record({ Status: fc.anything(), StartTime: fc.anything() }),
    fc.record({ SecondaryStatusTransitions: fc.anything(), LastModifiedTime: fc.anything() }),
    fc.record({ detail: fc.record({ TrainingJobStatus: fc.anything(), SecondaryStatusTransitions: fc.anything() }) }),
    fc.constantFrom(...ended.completed!.SecondaryStatusTransitions, ended.completed),
  );
  fc.assert(
    fc.property(fc.string(), fc.array(anyUpdate), (name, updates) => {
      const monitor = createMonitor({ clock, limits: { Pending: 1 } });
      for (const update of updates) {
        const findings = monitor.update(name, update);
        expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
      }
      expect(JSON.parse(JSON.stringify(monitor.open()))).toEqual(monitor.open());
      expect(monitor.check()).toEqual([]);
    }),
    { numRuns: samples(5_000, 200) },
  );
});
