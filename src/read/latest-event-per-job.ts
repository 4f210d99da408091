import { identityOf, isLater, momentOf } from "../model/snapshot-order.ts";
import { isNaive } from "../model/timestamp.ts";
import { firstTime } from "./formats/first-time.ts";
import type { Reading } from "./json/record-builder.ts";
import type { JobRecord, ReadRecord } from "./read-record.ts";

/** Called with two responses for one job, in the order of their moments. */
export type OnSnapshots = (earlier: JobRecord, later: JobRecord) => void;

/**
 * Keeps the latest event of each job. Events may come in any order, and twice. Memory: one event per job, until the
 * inputs end. {@link isLater} says which of two is later.
 */
export class LatestEventPerJob {
  readonly #latest = new Map<string, JobRecord>();
  readonly #onSnapshots: OnSnapshots;
  #unnamed = 0;

  constructor(onSnapshots: OnSnapshots = () => {}) {
    this.#onSnapshots = onSnapshots;
  }

  /** Keeps the events among these records and yields the others. */
  *passing(readings: Iterable<Reading>): Generator<ReadRecord> {
    for (const reading of readings) {
      if (reading.isSnapshot === true) {
        const { isSnapshot: _, ...event } = reading;
        this.#add(event as JobRecord);
      } else yield reading.kind === "job" ? withZone(reading) : reading;
    }
  }

  #add(event: JobRecord): void {
    const key = identityOf(event.name, event.job) ?? `\0${this.#unnamed++}`;
    const known = this.#latest.get(key);
    if (known === undefined) this.#latest.set(key, event);
    else if (isLater(momentOf(event.job), momentOf(known.job))) {
      this.#latest.set(key, event);
      this.#onSnapshots(known, event);
    } else this.#onSnapshots(event, known);
  }

  /** The jobs, in the order of their first events. */
  jobs(): Iterable<JobRecord> {
    return this.#latest.values();
  }
}

/** Says that the times of a job name no zone, if its first names none. */
function withZone(record: JobRecord): JobRecord {
  return isNaive(firstTime(record.job, record.lifecycle))
    ? { ...record, source: { ...record.source, zone: "unknown" } }
    : record;
}
