import { initialTransition, transition } from "xstate";
import {
  isLegal,
  type SecondaryStatusTransition,
  trainingJobLifecycle,
  validateHistory,
  validateJob,
} from "../src/index.ts";
import { trainingJobMachine } from "../src/machine/index.ts";
import { ILLEGAL } from "../src/machine/replay-table.ts";
import { resolveOptions } from "../src/validate/engine/options.ts";
import { fullReport } from "../src/validate/validate.ts";
import { type Bench, type Row, sideBySide } from "./bench.ts";
import { handWritten } from "./hand-written.ts";
import { histories, inForm } from "./histories.ts";

/** Few enough to stay in a core's cache, as a history that was just parsed does. */
const COUNT = 200;
const PASSES = 300;

type History = readonly SecondaryStatusTransition[];

/** How times are held, how a hand-written loop reads them, and by how much it is to be beaten. */
const FORMS = [
  { name: "epoch milliseconds", write: (time: number) => time, read: (time: unknown) => time as number, atLeast: 2 },
  {
    name: "Date",
    write: (time: number) => new Date(time),
    read: (time: unknown) => (time as Date).getTime(),
    atLeast: 2,
  },
  {
    name: "ISO text of the SDK for JavaScript",
    write: (time: number) => new Date(time).toISOString(),
    read: parse,
    atLeast: 2,
  },
  { name: "ISO text of the AWS CLI", write: cliText, read: parse, atLeast: 2 },
];

function parse(time: unknown): number {
  return Date.parse(time as string);
}

function cliText(time: number): string {
  return new Date(time - 7 * 3_600_000).toISOString().replace("Z", "000-07:00");
}

/** Does something to every history, many times over. */
function everyOne<T>(all: readonly T[], isFine: (one: T) => boolean, passes = PASSES): void {
  for (let pass = 0; pass < passes; pass++) {
    for (const one of all) if (!isFine(one)) throw new Error("a legal history was not found to be one");
  }
}

const entriesOf = (all: readonly History[]) => all.reduce((sum, { length }) => sum + length, 0);

async function replay(): Promise<Row> {
  const sequences = histories(COUNT).map((history) => history.map(({ Status }) => Status));
  const few = sequences.slice(0, 20);
  const events = (all: readonly (readonly string[])[]) => all.reduce((sum, { length }) => sum + length, 0);
  const table = trainingJobLifecycle.replayTable();
  const [created] = initialTransition(trainingJobMachine);
  const byTable = (sequence: readonly string[]) => {
    let row = 0;
    for (const status of sequence) {
      const cell = row * table.columns + table.columnOf(status);
      if (table.evidence[cell] === ILLEGAL) return false;
      row = table.next[cell]!;
    }
    return true;
  };
  const byXstate = (sequence: readonly string[]) => {
    let state = created;
    for (const type of sequence) {
      const [next] = transition(trainingJobMachine, state, { type } as never);
      if (next === state) return false;
      state = next;
    }
    return true;
  };
  const seconds = await sideBySide({
    table: () => everyOne(sequences, byTable),
    xstate: () => everyOne(few, byXstate, 5),
  });
  const ours = seconds.table / (events(sequences) * PASSES);
  const theirs = seconds.xstate / (events(few) * 5);
  return {
    what: "replay of a status sequence",
    measured: `${nanoseconds(ours)} an event`,
    against: `xstate's transition(), ${nanoseconds(theirs)} an event`,
    ratio: theirs / ours,
    atLeast: 400,
  };
}

async function validation({ name, write, read, atLeast }: (typeof FORMS)[number]): Promise<Row[]> {
  const all = inForm(histories(COUNT), write);
  const check = handWritten(read);
  const seconds = await sideBySide(
    {
      loop: () => everyOne(all, (history) => check(history) !== "illegal"),
      validateHistory: () => everyOne(all, (history) => validateHistory(history).verdict !== "illegal"),
      isLegal: () => everyOne(all, isLegal),
    },
    { rounds: 9 },
  );
  const each = (total: number) => `${nanoseconds(total / (entriesOf(all) * PASSES))} an entry`;
  return [
    {
      what: `validateHistory, ${name}`,
      measured: each(seconds.validateHistory),
      against: `hand-written loop, ${each(seconds.loop)}`,
      ratio: seconds.loop / seconds.validateHistory,
      atLeast,
    },
    {
      what: `isLegal, ${name}`,
      measured: each(seconds.isLegal),
      against: `hand-written loop, ${each(seconds.loop)}`,
      ratio: seconds.loop / seconds.isLegal,
      atLeast,
    },
  ];
}

/** As in a real account: one history in a hundred is broken, and validateHistory has to report it. */
async function withBroken({ name, write }: (typeof FORMS)[number]): Promise<Row> {
  const all = inForm(histories(COUNT), write).map((history, i) => (i % 100 === 0 ? [...history].reverse() : history));
  const seconds = await sideBySide({
    validateHistory: () => everyOne(all, (history) => validateHistory(history).checked.entries > 0),
    isLegal: () => everyOne(all, (history) => isLegal(history) || history.length > 0),
  });
  return {
    what: `isLegal, one in a hundred broken, ${name}`,
    measured: `${nanoseconds(seconds.isLegal / (COUNT * PASSES))} a history`,
    against: `validateHistory, ${nanoseconds(seconds.validateHistory / (COUNT * PASSES))} a history`,
    ratio: seconds.validateHistory / seconds.isLegal,
    atLeast: 1.5,
  };
}

/** What the fast path saves: the same report, made by the checks of all rules one after another. */
async function rules(): Promise<Row[]> {
  const all = inForm(histories(COUNT), FORMS[2]!.write);
  const jobs = all.map((history) => ({
    TrainingJobName: "a-job",
    SecondaryStatus: history.at(-1)!.Status,
    SecondaryStatusTransitions: history,
    CreationTime: history[0]!.StartTime,
    LastModifiedTime: history.at(-1)!.StartTime,
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
  }));
  const settings = resolveOptions(undefined);
  const passes = PASSES / 30;
  const seconds = await sideBySide({
    history: () => everyOne(all, (history) => validateHistory(history).findings.length === 0, passes),
    historyByRules: () =>
      everyOne(all, (history) => fullReport(history, "history", settings).findings.length === 0, passes),
    job: () => everyOne(jobs, (job) => validateJob(job).findings.length === 0, passes),
    jobByRules: () => everyOne(jobs, (job) => fullReport(job, "job", settings).findings.length === 0, passes),
  });
  const row = (what: string, quick: number, byRules: number): Row => ({
    what,
    measured: nanoseconds(quick / (COUNT * passes)),
    against: `all rules, one after another, ${nanoseconds(byRules / (COUNT * passes))}`,
    ratio: byRules / quick,
  });
  return [
    row("validateHistory, a clean history", seconds.history, seconds.historyByRules),
    row("validateJob, a clean job", seconds.job, seconds.jobByRules),
  ];
}

/** Bytes that a call leaves on the heap, between two collections. */
function allocation({ name, write }: (typeof FORMS)[number]): Row {
  const all = inForm(histories(COUNT), write);
  const bytes = (isFine: (history: History) => boolean) => {
    everyOne(all, isFine, 500);
    globalThis.gc!();
    const before = process.memoryUsage().heapUsed;
    everyOne(all, isFine, 20);
    return (process.memoryUsage().heapUsed - before) / (all.length * 20);
  };
  const ofReport = bytes((history) => validateHistory(history).verdict !== "illegal");
  return {
    what: `what isLegal allocates, ${name}`,
    measured: `${bytes(isLegal).toFixed(0)} B a call`,
    against: `validateHistory, ${ofReport.toFixed(0)} B a call`,
  };
}

function nanoseconds(seconds: number): string {
  return seconds < 1e-6 ? `${(seconds * 1e9).toFixed(1)} ns` : `${(seconds * 1e6).toFixed(1)} µs`;
}

export const library: Bench = {
  name: "library",
  title: "The library",
  about: `${COUNT} legal histories of 4 to 9 entries, along edges that published histories show. The hand-written loop has a Set
of \`"a->b"\` and makes the same checks, except that it merges the two states called Uploading, does not detect mixed time
zones and makes no report. isLegal and validateHistory decode the entries once and run the rules' quick tests; for a
clean history, validateHistory also makes a report. isLegal allocates only the reading of the clock and V8's copies of
large numbers in entries.`,
  async run() {
    const rows = [await replay()];
    for (const format of FORMS) rows.push(...(await validation(format)));
    return [...rows, await withBroken(FORMS[2]!), ...(await rules()), ...FORMS.map(allocation)];
  },
};
