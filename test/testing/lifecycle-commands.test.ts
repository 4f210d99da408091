import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LifecycleModel, lifecycleCommands, type TrainingService } from "../../src/testing/index.ts";
import { Emulator } from "../support/emulator.ts";
import { samples } from "../support/slow.ts";

const drive = (service: () => TrainingService) =>
  fc.check(
    fc.asyncProperty(lifecycleCommands(), (commands) =>
      fc.asyncModelRun(() => ({ model: new LifecycleModel(), real: service() }), commands),
    ),
    { seed: 1, numRuns: samples(1000, 200) },
  );

test("an emulator that is right is found to be", async () => {
  const { failed, errorInstance } = await drive(() => new Emulator());
  expect(errorInstance).toBeNull();
  expect(failed).toBe(false);
});

test("so is one that can do less, and answers with promises", async () => {
  const service = (): TrainingService => {
    const emulator = new Emulator();
    return {
      create: async (request) => emulator.create(request),
      stop: async (name) => emulator.stop(name),
      describe: async (name) => emulator.describe(name),
      pass: async (seconds) => emulator.pass(seconds),
    };
  };
  expect((await drive(service)).failed).toBe(false);
});

const WRONG: Record<string, [new () => Emulator, RegExp]> = {
  "stops what has ended": [
    class extends Emulator {
      override stop(name: string) {
        this.enter(this.jobs.get(name)!, "Stopping");
      }
    },
    /\[(?:status-after-terminal|repeated-status)\]/,
  ],
  "takes no notice of a stop": [
    class extends Emulator {
      override stop() {}
    },
    /was stopped, and its TrainingJobStatus is InProgress/,
  ],
  "reclaims instances in any phase, even of a job that is stopping": [
    class extends Emulator {
      override reclaimSpot(name: string) {
        this.enter(this.jobs.get(name)!, "Interrupted");
      }
    },
    /\[(?:illegal-transition|repeated-status)\]/,
  ],
  "goes back to Pending from Uploading": [
    class extends Emulator {
      override loseCapacity(name: string) {
        this.enter(this.jobs.get(name)!, "Pending");
      }
    },
    /\[(?:illegal-transition|repeated-status)\]/,
  ],
  "leaves the entry open that a stop ends": [
    class extends Emulator {
      override stop(name: string) {
        super.stop(name);
        delete this.jobs.get(name)!.SecondaryStatusTransitions.at(-2)!.EndTime;
      }
    },
    /\[missing-end\]/,
  ],
  "deletes nothing": [
    class extends Emulator {
      override delete() {}
    },
    /was deleted, and its TrainingJobStatus is still/,
  ],
  "forgets when a visit began": [
    class extends Emulator {
      override describe(name: string) {
        const { TrainingStartTime, ...job } = structuredClone(super.describe(name));
        const [first, second] = job.SecondaryStatusTransitions;
        if (second !== undefined && second.EndTime === undefined) {
          second.StartTime = new Date(this.now);
          first!.EndTime = second.StartTime;
        }
        return job;
      }
    },
    /\[history-rewritten\]/,
  ],
  "shows one entry only, as an emulator that is much used does": [
    class extends Emulator {
      override describe(name: string) {
        const job = super.describe(name);
        return { ...job, SecondaryStatusTransitions: job.SecondaryStatusTransitions.slice(0, 1) };
      }
    },
    /\[(?:secondary-status-mismatch|unfinished-history|status-mismatch)\]/,
  ],
};

describe.each(Object.entries(WRONG))("an emulator that %s", (_, [Wrong, said]) => {
  test("is found out", async () => {
    const { failed, errorInstance } = await drive(() => new Wrong());
    expect(failed).toBe(true);
    expect(String(errorInstance)).toMatch(said);
  });
});
