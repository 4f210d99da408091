import { ABSENT, DecodedJob, NUMBERS } from "../../history/decoded-job.ts";
import type { DescribedTrainingJob } from "../../history/job.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { TELLTALE_KEYS } from "../forms/index.ts";
import { ByteWords } from "./byte-words.ts";
import { EntriesScanner } from "./entries-scanner.ts";
import type { JsonText } from "./json-bytes.ts";
import { ObjectScanner } from "./object-scanner.ts";
import type { RecordedJobs } from "./recorded-jobs.ts";
import { type Field, Slots, slotsFrom } from "./slots.ts";
import { ValueScanner } from "./value-scanner.ts";

/** Behind the marks that tell where the numbers stand; a text has two. */
const slot = slotsFrom(Object.keys(NUMBERS).length);
const MARKS = {
  primary: slot(),
  secondary: slot(),
  isSpot: slot(),
  retryStrategy: slot(),
  history: slot(),
  stoppingCondition: slot(),
  name: slot(2),
  arn: slot(2),
  failureReason: slot(2),
  firstStart: slot(),
  end: slot(0),
} as const;

/** Every field that rules read. */
const FIELDS: Readonly<Record<keyof DescribedTrainingJob, Field>> = {
  TrainingJobName: { read: "text", slot: MARKS.name },
  TrainingJobArn: { read: "text", slot: MARKS.arn },
  TrainingJobStatus: { read: "word", slot: MARKS.primary },
  SecondaryStatus: { read: "word", slot: MARKS.secondary },
  SecondaryStatusTransitions: { read: "part", slot: MARKS.history },
  FailureReason: { read: "anyText", slot: MARKS.failureReason },
  CreationTime: { read: "time", slot: NUMBERS.creationTime },
  TrainingStartTime: { read: "time", slot: NUMBERS.trainingStartTime },
  TrainingEndTime: { read: "time", slot: NUMBERS.trainingEndTime },
  LastModifiedTime: { read: "time", slot: NUMBERS.lastModifiedTime },
  TrainingTimeInSeconds: { read: "number", slot: NUMBERS.trainingSeconds },
  BillableTimeInSeconds: { read: "number", slot: NUMBERS.billableSeconds },
  EnableManagedSpotTraining: { read: "flag", slot: MARKS.isSpot },
  StoppingCondition: { read: "part", slot: MARKS.stoppingCondition },
  RetryStrategy: { read: "part", slot: MARKS.retryStrategy },
};

const LIMITS: Readonly<Record<keyof NonNullable<DescribedTrainingJob["StoppingCondition"]>, Field>> = {
  MaxRuntimeInSeconds: { read: "number", slot: NUMBERS.maxRuntimeSeconds },
  MaxWaitTimeInSeconds: { read: "number", slot: NUMBERS.maxWaitSeconds },
};

/**
 * Reads a described job in bytes: the fields that rules read become numbers, all else is walked over. Made once, and
 * used for job after job.
 */
export class JobScanner {
  /** What was read; it counts where the job is usual. */
  readonly job = new DecodedJob();
  readonly #slots = new Slots(this.job.numbers, MARKS.end);
  readonly #values = new ValueScanner();
  readonly #entries: EntriesScanner;
  readonly #object: ObjectScanner;
  readonly #fields = { slots: this.#slots, history: this.job.history };
  /** Jobs of the text under way that were scanned before. */
  recorded: RecordedJobs | undefined;

  constructor({ statuses, primaryStatuses }: Pick<Lifecycle, "statuses" | "primaryStatuses">) {
    const knownStatuses = new ByteWords(statuses);
    const values = this.#values;
    const slots = this.#slots;
    this.#entries = new EntriesScanner(this.job.history, knownStatuses, values);
    const unusual = TELLTALE_KEYS.map((key) => [key, { read: "unusual", slot: 0 }] as const);
    this.#object = new ObjectScanner(values, {
      fields: { ...FIELDS, ...Object.fromEntries(unusual) },
      slots,
      words: { [MARKS.primary]: new ByteWords(primaryStatuses), [MARKS.secondary]: knownStatuses },
      parts: {
        [MARKS.history]: this.#entries,
        [MARKS.stoppingCondition]: new ObjectScanner(values, { fields: LIMITS, slots }),
        [MARKS.retryStrategy]: new ObjectScanner(values, { fields: {}, slots }),
      },
    });
  }

  /** Whether the last object is a job with a history, and all that was read of it is of the usual kind. */
  get isUsual(): boolean {
    return this.#values.isUsual && this.job.history.length > 0;
  }

  /** @returns where the object ends that begins at `at`, or BROKEN where it is not one whole object on one line. */
  scan(text: JsonText, at: number): number {
    // What was recorded was usual.
    this.#values.isUsual = true;
    const recalled = this.recorded?.recall(at, this.#fields) ?? ABSENT;
    const end = recalled === ABSENT ? this.#scan(text, at) : recalled;
    const { job } = this;
    const { marks } = this.#slots;
    job.primary = marks[MARKS.primary]!;
    job.secondary = marks[MARKS.secondary]!;
    job.isSpot = marks[MARKS.isSpot] === ABSENT ? undefined : marks[MARKS.isSpot] === 1;
    job.hasRetryStrategy = marks[MARKS.retryStrategy] !== ABSENT;
    job.hasFailureReason = marks[MARKS.failureReason]! < marks[MARKS.failureReason + 1]!;
    return end;
  }

  #scan(text: JsonText, at: number): number {
    const slots = this.#slots;
    slots.clear();
    this.job.history.length = 0;
    this.#entries.firstStartAt = ABSENT;
    const end = this.#object.scan(text, at);
    slots.marks[MARKS.firstStart] = this.#entries.firstStartAt;
    return end;
  }

  /** Records the job that was scanned last, and is usual. */
  record(into: RecordedJobs, at: number, end: number): void {
    into.add(at, end, this.#fields);
  }

  /** Where the text of the name, and of the ARN, begins and ends; ABSENT where there is none. */
  get nameFrom(): number {
    return this.#slots.marks[MARKS.name]!;
  }

  get nameTo(): number {
    return this.#slots.marks[MARKS.name + 1]!;
  }

  get arnFrom(): number {
    return this.#slots.marks[MARKS.arn]!;
  }

  get arnTo(): number {
    return this.#slots.marks[MARKS.arn + 1]!;
  }

  /** Where the time stands that tells in which form the last job is held: the first. */
  get firstTimeAt(): number {
    const { marks } = this.#slots;
    const at = marks[NUMBERS.creationTime]!;
    return at === ABSENT ? marks[MARKS.firstStart]! : at;
  }
}
