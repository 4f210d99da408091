import { type Arbitrary, boolean, commands, constant, constantFrom, integer, oneof, tuple } from "fast-check";
import type { LifecycleState } from "../machine/lifecycle.ts";
import {
  createTrainingJob,
  deleteTrainingJob,
  type LifecycleCommand,
  loseCapacity,
  passTime,
  reclaimSpot,
  stopTrainingJob,
} from "./commands/commands.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { integer as integers, lifecycle, text } from "./constraints/validators.ts";
import { LIFE_VALIDATORS, type LifeConstraints, lifecycleIn } from "./walks/life-constraints.ts";
import { requirementOf } from "./walks/requirement.ts";

/** Which commands `lifecycleCommands` generates. */
export interface LifecycleCommandsConstraints extends Pick<LifeConstraints, "lifecycle" | "size"> {
  /**
   * Maximum number of commands in a run.
   * @defaultValue 30
   */
  readonly maxCommands?: number | undefined;
  /**
   * Number of job names that the commands use.
   * @defaultValue 2
   */
  readonly jobs?: number | undefined;
  /**
   * Maximum number of seconds that pass at once.
   * @defaultValue 7200
   */
  readonly maxSeconds?: number | undefined;
  /**
   * The path that fast-check prints with a failure, to replay its commands.
   * @defaultValue undefined
   */
  readonly replayPath?: string | undefined;
}

const VALIDATORS: Validators<LifecycleCommandsConstraints> = {
  lifecycle,
  size: LIFE_VALIDATORS.size,
  maxCommands: integers(1, 10_000),
  jobs: integers(1, 1000),
  maxSeconds: integers(1, 2 ** 31 - 1),
  replayPath: text,
};

/**
 * Arbitrary for commands that drive an emulator of the service, or a client of one. The commands create, stop and delete
 * jobs, let time pass, take capacity away and reclaim spot instances. After each command, the responses are checked: by
 * `validateJob`, by `compareSnapshots` against the response before, and against the request. Each job must have the name
 * and the limits of its request and an ARN that ends with the name, and a stop must be visible at once.
 *
 * The commands check that nothing illegal happens, not that jobs make progress: AWS sets no limit on how long an upload may
 * take, for example. A service passes even if its clock never advances, if it ignores MaxRuntimeInSeconds or reclaimed
 * instances, or if a stop never finishes. Write your own tests for those.
 *
 * Commands for which the lifecycle has no status are left out: without a stopping status, no job is stopped.
 *
 * Run the commands with `fc.asyncModelRun` on a `new LifecycleModel()` and a `TrainingService`. They shrink as
 * fast-check's commands do.
 *
 * @throws TypeError if a constraint is invalid.
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
  checkConstraints(constraints, VALIDATORS);
  const lifecycle = lifecycleIn(constraints);
  const { maxCommands = 30, size = "max", jobs = 2, maxSeconds = 7200, replayPath } = constraints;
  const name = constantFrom(...Array.from({ length: jobs }, (_, i) => `job-${i + 1}`));
  const limit = integer({ min: 60, max: 86_400 });
  const has = (is: (state: LifecycleState) => boolean) => lifecycle.states.some(is);
  const spot = has((claim) => requirementOf(claim) === "EnableManagedSpotTraining") ? boolean() : constant(false);
  const request = tuple(name, spot, limit).map(([TrainingJobName, EnableManagedSpotTraining, MaxRuntimeInSeconds]) => ({
    TrainingJobName,
    EnableManagedSpotTraining,
    StoppingCondition: {
      MaxRuntimeInSeconds,
      ...(EnableManagedSpotTraining ? { MaxWaitTimeInSeconds: 2 * MaxRuntimeInSeconds } : {}),
    },
  }));
  return commands(
    [
      request.map((request) => createTrainingJob(request, lifecycle)),
      ...(has(({ phase }) => phase === "stopping")
        ? [tuple(name, integer({ min: 1, max: 2 })).map(([job, times]) => stopTrainingJob(job, times))]
        : []),
      name.map(deleteTrainingJob),
      // Stopping takes seconds and Training takes hours, so short times are as likely as long ones.
      oneof(integer({ min: 1, max: Math.min(60, maxSeconds) }), integer({ min: 1, max: maxSeconds })).map(passTime),
      ...(has(({ awaits }) => awaits === "capacity") ? [name.map(loseCapacity)] : []),
      ...(has(({ phase }) => phase === "interrupted") ? [name.map(reclaimSpot)] : []),
    ],
    { maxCommands, size, ...(replayPath === undefined ? {} : { replayPath }) },
  );
}
