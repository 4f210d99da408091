import { type Arbitrary, boolean, commands, constantFrom, integer, oneof, tuple } from "fast-check";
import {
  createTrainingJob,
  deleteTrainingJob,
  type LifecycleCommand,
  loseCapacity,
  passTime,
  reclaimSpot,
  stopTrainingJob,
} from "./commands/commands.ts";
import { checkConstraints, type Kinds } from "./constraints/check-constraints.ts";
import { integer as integers, text } from "./constraints/validators.ts";

export interface LifecycleCommandsConstraints {
  /**
   * Most commands of a run.
   * @defaultValue 30
   */
  readonly maxCommands?: number | undefined;
  /**
   * Number of job names that the commands use.
   * @defaultValue 2
   */
  readonly jobs?: number | undefined;
  /**
   * Most seconds that pass at once.
   * @defaultValue 7200
   */
  readonly maxSeconds?: number | undefined;
  /**
   * Shown with a failure; repeats its commands.
   * @defaultValue undefined
   */
  readonly replayPath?: string | undefined;
}

const KINDS: Kinds<LifecycleCommandsConstraints> = {
  maxCommands: integers(1, 10_000),
  jobs: integers(1, 1000),
  maxSeconds: integers(1, 2 ** 31 - 1),
  replayPath: text,
};

/**
 * For commands that drive an emulator, or a client of one: create, stop and delete jobs, let time pass, lose capacity,
 * reclaim spot instances. After each, what the service describes is judged: by `validateJob`, against what it described
 * before, and by what was asked of it: each job goes by the name and the limits of its request, its ARN ends with the
 * name, and a stop shows at once.
 *
 * Judged is what a job must not do, and not that it gets on: nothing bounds how long a job may take to upload. A service
 * in which time never passes, that lets a job run on beyond its MaxRuntimeInSeconds, that stops for ever, or that takes
 * no notice of a reclaimed instance still describes legal lives, and passes. Look for those with tests of your own.
 *
 * Run them with `fc.asyncModelRun` on a `new LifecycleModel()` and a `TrainingService`. They shrink as fast-check's
 * commands do.
 *
 * @throws TypeError where a constraint is none of its kind.
 * @example
 * ```ts
 * const emulator = () => ({ create() {}, stop() {}, pass() {}, describe: () => ({ SecondaryStatusTransitions: [] }) });
 * const begin = () => ({ model: new LifecycleModel(), real: emulator() });
 * const { failed } = await fc.check(
 *   fc.asyncProperty(lifecycleCommands(), (commands) => fc.asyncModelRun(begin, commands)),
 * );
 * failed === true; // true
 * ```
 */
export function lifecycleCommands(
  constraints: LifecycleCommandsConstraints = {},
): Arbitrary<Iterable<LifecycleCommand>> {
  checkConstraints(constraints, KINDS);
  const { maxCommands = 30, jobs = 2, maxSeconds = 7200, replayPath } = constraints;
  const name = constantFrom(...Array.from({ length: jobs }, (_, i) => `job-${i + 1}`));
  const limit = integer({ min: 60, max: 86_400 });
  const request = tuple(name, boolean(), limit).map(
    ([TrainingJobName, EnableManagedSpotTraining, MaxRuntimeInSeconds]) => ({
      TrainingJobName,
      EnableManagedSpotTraining,
      StoppingCondition: {
        MaxRuntimeInSeconds,
        ...(EnableManagedSpotTraining ? { MaxWaitTimeInSeconds: 2 * MaxRuntimeInSeconds } : {}),
      },
    }),
  );
  return commands(
    [
      request.map(createTrainingJob),
      tuple(name, integer({ min: 1, max: 2 })).map(([job, times]) => stopTrainingJob(job, times)),
      name.map(deleteTrainingJob),
      // A Stopping takes seconds, a Training hours: short times come as often as long ones, so that both are met.
      oneof(integer({ min: 1, max: Math.min(60, maxSeconds) }), integer({ min: 1, max: maxSeconds })).map(passTime),
      name.map(loseCapacity),
      name.map(reclaimSpot),
    ],
    { maxCommands, size: "max", ...(replayPath === undefined ? {} : { replayPath }) },
  );
}
