import { createActor } from "xstate";
import { trainingJobMachine } from "../src/machine/index.ts";
import { createMonitor, type Monitor } from "../src/validate/monitor/index.ts";
import { writeJob } from "../src/write/index.ts";
import { type Bench, cpuSeconds, median } from "./bench.ts";

const JOBS = 1_000_000;
const ACTORS = 50_000;
const ROUNDS = 3;
const STATUSES = ["Starting", "Pending", "Downloading", "Training"] as const;
const BEGIN = Date.UTC(2025, 4, 16);

interface Measured {
  readonly seconds: number;
  readonly bytes: number;
}

/**
 * Many open jobs in one monitor, updated by single entries, compared with one xstate actor per job; and the cost of
 * polls.
 */
export const monitor: Bench = {
  name: "monitor",
  title: "Watching open jobs",
  about:
    `A monitor with ${JOBS.toLocaleString("en")} open jobs that go through ${STATUSES.join(", ")}, one entry per update and one ` +
    `status at a time over all jobs. It is compared with ${ACTORS.toLocaleString("en")} actors of \`trainingJobMachine\` in a Map that ` +
    "receive the same events. Bytes are heap in use after a full collection, without the names. Creating the actors is not timed.",
  async run() {
    const names = Array.from({ length: JOBS }, (_, i) => `training-job-2025-05-16-${i}`);
    const watching: Measured[] = [];
    const acting: Measured[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      watching.push(await watch(names));
      acting.push(await act(names.slice(0, ACTORS)));
    }
    const of = (measured: readonly Measured[], what: keyof Measured) => median(measured.map((one) => one[what]));
    const bytes = [of(watching, "bytes") / JOBS, of(acting, "bytes") / ACTORS] as const;
    const event = [of(watching, "seconds") / JOBS, of(acting, "seconds") / ACTORS].map((s) => s / STATUSES.length);
    const poll = await polls((job) => job);
    const eventBridge = await polls((job) => writeJob(job, "eventbridge") as object);
    return [
      {
        what: "memory of an open job",
        measured: `${bytes[0].toFixed(0)} bytes`,
        against: `${bytes[1].toFixed(0)} bytes, an actor`,
        ratio: bytes[1] / bytes[0],
        atLeast: 20,
      },
      {
        what: "an entry that comes alone",
        measured: `${(event[0]! * 1e6).toFixed(2)} µs`,
        against: `${(event[1]! * 1e6).toFixed(2)} µs, an actor`,
        ratio: event[1]! / event[0]!,
        atLeast: 8,
      },
      { what: "a polled response, validated whole", measured: `${(poll * 1e6).toFixed(0)} µs`, against: "" },
      { what: "an EventBridge event, validated whole", measured: `${(eventBridge * 1e6).toFixed(0)} µs`, against: "" },
    ];
  },
};

async function watch(names: readonly string[]): Promise<Measured> {
  const { memory, held } = holding(() => createMonitor());
  const seconds = await cpuSeconds(() => {
    STATUSES.forEach((Status, i) => {
      const StartTime = BEGIN + i * 60_000;
      for (const [j, name] of names.entries()) held.update(name, { Status, StartTime: StartTime + j });
    });
  });
  const bytes = memory();
  if (held.open().length !== names.length) throw new Error("the monitor has lost jobs");
  return { seconds, bytes };
}

async function act(names: readonly string[]): Promise<Measured> {
  const { memory, held } = holding(() => new Map<string, ReturnType<typeof started>>());
  for (const name of names) held.set(name, started());
  const seconds = await cpuSeconds(() => {
    for (const type of STATUSES) for (const name of names) held.get(name)!.send({ type });
  });
  const bytes = memory();
  if (held.size !== names.length) throw new Error("the map has lost actors");
  return { seconds, bytes };
}

function started() {
  return createActor(trainingJobMachine).start();
}

/** Creates something, and returns a function that measures the heap's growth since then. */
function holding<T>(make: () => T): { readonly held: T; readonly memory: () => number } {
  const before = heapUsed();
  return { held: make(), memory: () => heapUsed() - before };
}

function heapUsed(): number {
  globalThis.gc!();
  globalThis.gc!();
  return process.memoryUsage().heapUsed;
}

/** CPU seconds of one whole description, over jobs that are described at each of their statuses. */
async function polls(format: (job: object) => object): Promise<number> {
  const jobs = 10_000;
  const descriptions = STATUSES.map((_, k) => {
    const history = STATUSES.slice(0, k + 1).map((Status, i) => ({
      Status,
      StartTime: BEGIN + i * 60_000,
      ...(i < k ? { EndTime: BEGIN + (i + 1) * 60_000 } : {}),
    }));
    return format({
      TrainingJobStatus: "InProgress",
      SecondaryStatus: STATUSES[k],
      CreationTime: BEGIN,
      LastModifiedTime: BEGIN + k * 60_000,
      EnableManagedSpotTraining: false,
      SecondaryStatusTransitions: history,
    });
  });
  const round = (held: Monitor) => {
    for (const description of descriptions) for (let i = 0; i < jobs; i++) held.update(`job-${i}`, description);
  };
  round(createMonitor());
  return (await cpuSeconds(() => round(createMonitor()))) / (jobs * descriptions.length);
}
