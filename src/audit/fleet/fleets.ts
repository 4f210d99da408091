import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { JobRecord } from "../../read/read-record.ts";
import { recordLifecycle } from "../pipeline/record-lifecycle.ts";
import { FleetStatistics, type FleetSummary } from "./fleet-statistics.ts";

/** Summarizes jobs of several lifecycles, each lifecycle by itself: their phases and their statuses differ. */
export class Fleets {
  readonly #fleets = new Map<Lifecycle, FleetStatistics>();
  readonly #chosen: Lifecycle | undefined;

  /** @param chosen the lifecycle of all jobs. Default: the one that each response was recognized for. */
  constructor(chosen?: Lifecycle) {
    this.#chosen = chosen;
  }

  add(record: JobRecord): void {
    const lifecycle = recordLifecycle(record, this.#chosen);
    const fleet = this.#fleets.get(lifecycle) ?? new FleetStatistics(lifecycle);
    this.#fleets.set(lifecycle, fleet);
    fleet.add(record);
  }

  /** The summary of each lifecycle, in the order in which they were met. */
  summarize(): ReadonlyMap<Lifecycle, FleetSummary> {
    return new Map([...this.#fleets].map(([lifecycle, fleet]) => [lifecycle, fleet.summarize()]));
  }
}
