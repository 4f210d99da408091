import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LifecycleModel, lifecycleCommands, type TrainingService } from "../../src/testing/index.ts";
import { Emulator } from "../support/emulator.ts";
import { samples } from "../support/slow.ts";

const drive = (service: () => TrainingService, { seed = 1, numRuns = samples(1000, 200) } = {}) =>
  fc.check(
    fc.asyncProperty(lifecycleCommands(), (commands) =>
      fc.asyncModelRun(() => ({ model: new LifecycleModel(), real: service() }), commands),
    ),
    { seed, numRuns },
  );

test("accepts a correct emulator", async () => {
  const { failed, errorInstance } = await drive(() => new Emulator());
  expect(errorInstance).toBeNull();
  expect(failed).toBe(false);
});

test("accepts an emulator whose responses have more or fewer fields than the request", async () => {
  const service = (): TrainingService => {
    const emulator = new Emulator();
    return {
      create: (request) => emulator.create(request),
      stop: (name) => emulator.stop(name),
      pass: (seconds) => emulator.pass(seconds),
      describe(name) {
        const { TrainingJobName, EnableManagedSpotTraining, ...job } = emulator.describe(name);
        const StoppingCondition = { ...job.StoppingCondition, MaxPendingTimeInSeconds: 7200 };
        const TrainingJobArn = `arn:aws:sagemaker:eu-west-1:111122223333:training-job/${name}`;
        return { ...job, StoppingCondition, TrainingJobArn };
      },
    };
  };
  expect((await drive(service)).errorInstance).toBeNull();
});

test("accepts an asynchronous emulator without the optional methods", async () => {
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

test("accepts an emulator whose jobs make no progress", async () => {
  class Still extends Emulator {
    override pass() {}
    override reclaimSpot() {}
  }
  expect((await drive(() => new Still())).errorInstance).toBeNull();
});

const WRONG: Record<string, [new () => Emulator, RegExp]> = {
  "stops ended jobs": [
    class extends Emulator {
      override stop(name: string) {
        this.enter(this.jobs.get(name)!, "Stopping");
      }
    },
    /\[(?:status-after-terminal|repeated-status)\]/,
  ],
  "enters Stopping again when it is stopped again": [
    class extends Emulator {
      override stop(name: string) {
        const job = this.jobs.get(name)!;
        if (this.hasEnded(job)) throw new Error("ValidationException: the job has ended");
        this.enter(job, "Stopping");
      }
    },
    /\[repeated-status\]/,
  ],
  "describes every job under another name": [
    class extends Emulator {
      override describe(name: string) {
        return { ...super.describe(name), TrainingJobName: `${name}0` };
      }
    },
    /job-1: .* TrainingJobName: expected "job-1", found "job-10"/,
  ],
  "describes every job with the ARN of another": [
    class extends Emulator {
      override describe(name: string) {
        return {
          ...super.describe(name),
          TrainingJobArn: `arn:aws:sagemaker:eu-west-1:111122223333:training-job/a${name}`,
        };
      }
    },
    /job-1: .* TrainingJobArn: expected an ARN that ends with "\/job-1", found "arn:\S+\/ajob-1"/,
  ],
  "describes nothing": [
    class extends Emulator {
      override describe() {
        return undefined as never;
      }
    },
    /the response is not legal:\nthe value as a whole: expected an object with SecondaryStatusTransitions/,
  ],
  "ignores the requested limits": [
    class extends Emulator {
      override describe(name: string) {
        return { ...super.describe(name), StoppingCondition: { MaxRuntimeInSeconds: 86_401 } };
      }
    },
    /StoppingCondition.MaxRuntimeInSeconds: expected \d+, found 86401/,
  ],
  "ignores stop requests": [
    class extends Emulator {
      override stop() {}
    },
    /was stopped, but its TrainingJobStatus is InProgress/,
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
  "leaves an entry open when the job is stopped": [
    class extends Emulator {
      override stop(name: string) {
        super.stop(name);
        delete this.jobs.get(name)!.SecondaryStatusTransitions.at(-2)!.EndTime;
      }
    },
    /\[missing-end\]/,
  ],
  "ignores delete requests": [
    class extends Emulator {
      override delete() {}
    },
    /was deleted, but its TrainingJobStatus is still/,
  ],
  "forgets when an entry started": [
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
    /\[(?:history-rewritten|last-modified-too-early)\]/,
  ],
  "shows only the first entry": [
    class extends Emulator {
      override describe(name: string) {
        const job = super.describe(name);
        return { ...job, SecondaryStatusTransitions: job.SecondaryStatusTransitions.slice(0, 1) };
      }
    },
    /\[(?:secondary-status-mismatch|unfinished-history|status-mismatch)\]/,
  ],
};

describe.each(Object.entries(WRONG))("an emulator that %s", (_, [Wrong, message]) => {
  test("is caught within 100 runs, whatever the seed", async () => {
    for (const seed of Array.from({ length: samples(50, 8) }, (_, i) => i + 1)) {
      const { failed, errorInstance } = await drive(() => new Wrong(), { seed, numRuns: 100 });
      expect(failed, `seed ${seed}`).toBe(true);
      expect(String(errorInstance)).toMatch(message);
    }
  });
});
