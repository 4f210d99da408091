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

test("an emulator that is right is found to be", async () => {
  const { failed, errorInstance } = await drive(() => new Emulator());
  expect(errorInstance).toBeNull();
  expect(failed).toBe(false);
});

test("so is one that describes more of a job than was asked for, or less", async () => {
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

test("whether its jobs get on is not judged", async () => {
  class Still extends Emulator {
    override pass() {}
    override reclaimSpot() {}
  }
  expect((await drive(() => new Still())).errorInstance).toBeNull();
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
    /job-1 is described with TrainingJobName "job-10", and "job-1" was asked for/,
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
    /job-1 is described with TrainingJobArn "arn:\S+\/ajob-1", and one that ends with "\/job-1" was asked for/,
  ],
  "describes nothing": [
    class extends Emulator {
      override describe() {
        return undefined as never;
      }
    },
    /as it cannot be:\nthe value as a whole: expected an object with SecondaryStatusTransitions/,
  ],
  "has limits of its own": [
    class extends Emulator {
      override describe(name: string) {
        return { ...super.describe(name), StoppingCondition: { MaxRuntimeInSeconds: 86_401 } };
      }
    },
    /is described with StoppingCondition.MaxRuntimeInSeconds 86401, and \d+ was asked for/,
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
    /\[(?:history-rewritten|last-modified-too-early)\]/,
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
  test("is found out in the usual number of runs, whatever the seed", async () => {
    for (const seed of Array.from({ length: samples(50, 8) }, (_, i) => i + 1)) {
      const { failed, errorInstance } = await drive(() => new Wrong(), { seed, numRuns: 100 });
      expect(failed, `seed ${seed}`).toBe(true);
      expect(String(errorInstance)).toMatch(said);
    }
  });
});
