import { ABSENT, DecodedJob } from "../../history/decoded-job.ts";
import type { DescribedTrainingJob } from "../../history/job.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { formOfTime } from "../forms/described.ts";
import { TELLTALE_KEYS } from "../forms/index.ts";
import { ByteWords } from "./byte-words.ts";
import { EntriesScanner } from "./entries-scanner.ts";
import type { JsonText } from "./json-bytes.ts";
import { ObjectScanner, type ReadValue } from "./object-scanner.ts";
import { RepeatedValues } from "./repeated-values.ts";
import { ValueScanner } from "./value-scanner.ts";

/** Where a text begins and ends in the bytes; both are ABSENT where there is none. */
export interface Place {
  from: number;
  to: number;
}

type FieldsOf<T> = { [F in keyof DecodedJob]: DecodedJob[F] extends T ? F : never }[keyof DecodedJob];

type NumberField = Exclude<FieldsOf<number>, "fields">;

/**
 * Reads a described job in bytes: the fields that rules read become numbers, all else is walked over. Made once, and
 * used for job after job.
 */
export class JobScanner {
  /** What was read; it counts where the job is usual. */
  readonly job = new DecodedJob();
  readonly name: Place = { from: ABSENT, to: ABSENT };
  readonly arn: Place = { from: ABSENT, to: ABSENT };
  readonly #values = new ValueScanner();
  readonly #entries: EntriesScanner;
  readonly #object: ObjectScanner;
  readonly #unread = new RepeatedValues();
  #creationAt = ABSENT;

  constructor({ statuses, primaryStatuses }: Pick<Lifecycle, "statuses" | "primaryStatuses">) {
    const knownStatuses = new ByteWords(statuses);
    this.#entries = new EntriesScanner(this.job.history, knownStatuses, this.#values);
    const unusual: ReadValue = (text, at) => this.#values.unusual(text, at);
    const readers: Record<string, ReadValue> = this.#readers(knownStatuses, new ByteWords(primaryStatuses));
    for (const key of TELLTALE_KEYS) readers[key] = unusual;
    this.#object = new ObjectScanner(readers, this.#values, (text, at) => this.#unread.skip(text, at));
  }

  /** A reader for every field that rules read. */
  #readers(statuses: ByteWords, primaryStatuses: ByteWords): Record<keyof DescribedTrainingJob, ReadValue> {
    const { job } = this;
    const values = this.#values;
    const place =
      (into: Place): ReadValue =>
      (text, at) => {
        const end = values.text(text, at);
        into.from = values.from;
        into.to = values.to;
        return end;
      };
    const word =
      (field: "primary" | "secondary", words: ByteWords): ReadValue =>
      (text, at) => {
        const end = values.word(text, at, words);
        job[field] = values.found;
        return end;
      };
    const number =
      (field: NumberField): ReadValue =>
      (text, at) => {
        const end = values.number(text, at);
        job[field] = values.value[0]!;
        return end;
      };
    const time =
      (field: NumberField): ReadValue =>
      (text, at) => {
        const end = values.time(text, at);
        job[field] = values.value[0]!;
        return end;
      };
    const creationTime = time("creationTime");
    const limits: Record<keyof NonNullable<DescribedTrainingJob["StoppingCondition"]>, ReadValue> = {
      MaxRuntimeInSeconds: number("maxRuntimeSeconds"),
      MaxWaitTimeInSeconds: number("maxWaitSeconds"),
    };
    const stoppingCondition = new ObjectScanner(limits, values);
    const anyObject = new ObjectScanner({}, values);
    return {
      TrainingJobName: place(this.name),
      TrainingJobArn: place(this.arn),
      TrainingJobStatus: word("primary", primaryStatuses),
      SecondaryStatus: word("secondary", statuses),
      SecondaryStatusTransitions: (text, at) => this.#entries.scan(text, at),
      FailureReason: (text, at) => {
        const end = values.anyText(text, at);
        job.hasFailureReason = values.to > values.from;
        return end;
      },
      CreationTime: (text, at) => {
        this.#creationAt = at;
        return creationTime(text, at);
      },
      TrainingStartTime: time("trainingStartTime"),
      TrainingEndTime: time("trainingEndTime"),
      LastModifiedTime: time("lastModifiedTime"),
      TrainingTimeInSeconds: number("trainingSeconds"),
      BillableTimeInSeconds: number("billableSeconds"),
      EnableManagedSpotTraining: (text, at) => {
        const end = values.flag(text, at);
        job.isSpot = values.found === 1;
        return end;
      },
      StoppingCondition: (text, at) => stoppingCondition.scan(text, at),
      RetryStrategy: (text, at) => {
        job.hasRetryStrategy = true;
        return anyObject.scan(text, at);
      },
    };
  }

  /** Whether the last object is a job with a history, and all that was read of it is of the usual kind. */
  get isUsual(): boolean {
    return this.#values.isUsual && this.job.history.length > 0;
  }

  /** @returns where the object ends that begins at `at`, or BROKEN where it is not one whole object on one line. */
  scan(text: JsonText, at: number): number {
    this.job.clear();
    forget(this.name);
    forget(this.arn);
    this.#creationAt = ABSENT;
    this.#entries.firstStartAt = ABSENT;
    this.#values.isUsual = true;
    this.#unread.begin(text);
    return this.#object.scan(text, at);
  }

  /** The form in which the last job is held: its first time tells. */
  form({ bytes }: JsonText): string {
    return FORMS[kindOfTime(bytes, this.#creationAt === ABSENT ? this.#entries.firstStartAt : this.#creationAt)]!;
  }
}

function forget(place: Place): void {
  place.from = ABSENT;
  place.to = ABSENT;
}

/** A time of each kind that is usual, and the form that it shows. */
const FORMS = [1747419050, "2025-05-16 11:10:50-07:00", "2025-05-16T18:10:50Z", "2025-05-16T11:10:50-07:00"].map(
  formOfTime,
);

/** Index in FORMS of the kind of a usual time. */
function kindOfTime(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0x22) return 0;
  if (bytes[at + 11] === 0x20) return 1;
  const end = bytes.indexOf(0x22, at + 1);
  return bytes[end - 1] === 0x5a ? 2 : 3;
}
