import type { AsyncCommand } from "fast-check";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { LifecycleModel } from "./lifecycle-model.ts";
import type { CreateRequest, TrainingService } from "./training-service.ts";

/** A command that drives a service and checks its responses. */
export type LifecycleCommand = AsyncCommand<LifecycleModel, TrainingService>;

export function createTrainingJob(request: CreateRequest, lifecycle: Lifecycle): LifecycleCommand {
  const { TrainingJobName: name, EnableManagedSpotTraining: isSpot } = request;
  return {
    check: (model) => !model.has(name),
    async run(model, service) {
      await service.create(request);
      await model.created(request, service, lifecycle);
    },
    toString: () => `create ${name}${isSpot ? " (spot)" : ""}`,
  };
}

/**
 * Stops a job. Afterwards a running job must be stopping or have ended. An ended job must be unchanged, whether or not
 * the service refuses the stop.
 *
 * @param times number of stop requests in a row: clients retry, and the history must still have one Stopping entry.
 */
export function stopTrainingJob(name: string, times: number): LifecycleCommand {
  return {
    check: (model) => model.has(name),
    async run(model, service) {
      for (let i = 0; i < times; i++) await stop(name, model, service);
    },
    toString: () => `stop ${name}${times > 1 ? " twice" : ""}`,
  };
}

async function stop(name: string, model: LifecycleModel, service: TrainingService): Promise<void> {
  const before = model.describedAs(name)!;
  if (!model.isOpen(name)) {
    await refusable(() => service.stop(name));
    expectSameHistory(name, before, await model.look(name, service), "stopped after its end");
    return;
  }
  await (model.isStopping(name) ? refusable(() => service.stop(name)) : service.stop(name));
  const after = await model.look(name, service);
  if (model.isOpen(name) && !model.isStopping(name)) {
    throw new Error(`${name} was stopped, but its TrainingJobStatus is ${after.TrainingJobStatus}`);
  }
}

export function deleteTrainingJob(name: string): LifecycleCommand {
  return {
    check: (model) => model.has(name) && !model.isOpen(name),
    async run(model, service) {
      if (service.delete === undefined) return;
      const before = model.describedAs(name)!;
      await service.delete(name);
      model.forget(name);
      const after = await refusable(() => service.describe(name));
      if (after === undefined) return;
      expectSameHistory(name, before, after, "deleted");
      if (after.TrainingJobStatus === before.TrainingJobStatus) {
        throw new Error(`${name} was deleted, but its TrainingJobStatus is still ${after.TrainingJobStatus}`);
      }
    },
    toString: () => `delete ${name}`,
  };
}

export function passTime(seconds: number): LifecycleCommand {
  return {
    check: () => true,
    async run(model, service) {
      await service.pass(seconds);
      await model.lookAround(service);
    },
    toString: () => `pass ${seconds} s`,
  };
}

export function loseCapacity(name: string): LifecycleCommand {
  return {
    check: (model) => model.isOpen(name),
    async run(model, service) {
      await service.loseCapacity?.(name);
      await model.look(name, service);
    },
    toString: () => `lose the capacity of ${name}`,
  };
}

export function reclaimSpot(name: string): LifecycleCommand {
  return {
    check: (model) => model.isOpen(name) && model.isSpot(name),
    async run(model, service) {
      await service.reclaimSpot?.(name);
      await model.look(name, service);
    },
    toString: () => `reclaim the instances of ${name}`,
  };
}

type Described = NonNullable<ReturnType<LifecycleModel["describedAs"]>>;

function expectSameHistory(name: string, before: Described, after: Described, what: string): void {
  const statuses = ({ SecondaryStatusTransitions = [] }: Described) =>
    SecondaryStatusTransitions.map(({ Status }) => Status).join(" → ");
  if (statuses(before) === statuses(after)) return;
  throw new Error(`${name} was ${what}, and its history changed from ${statuses(before)} to ${statuses(after)}`);
}

/** The result of an action, or undefined if the service refuses it by throwing. */
async function refusable<T>(action: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch {
    return undefined;
  }
}
