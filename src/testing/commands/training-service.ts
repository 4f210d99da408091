import type { DescribedTrainingJob } from "../../model/job.ts";

/** The fields of a CreateTrainingJob request that affect the history. */
export interface CreateRequest {
  readonly TrainingJobName: string;
  readonly EnableManagedSpotTraining: boolean;
  readonly StoppingCondition: { readonly MaxRuntimeInSeconds: number; readonly MaxWaitTimeInSeconds?: number };
}

/**
 * The service under test: an emulator, or a client of one. Every method may be asynchronous. An emulator omits the
 * optional methods that it does not support.
 */
export interface TrainingService {
  create(request: CreateRequest): unknown;
  /** May throw if the job has ended or is already stopping. */
  stop(name: string): unknown;
  /** Throws if there is no such job. */
  describe(name: string): DescribedTrainingJob | Promise<DescribedTrainingJob>;
  /** Lets time pass for all jobs. */
  pass(seconds: number): unknown;
  /** Called only for ended jobs. Afterwards `describe` throws or shows the job as Deleting. */
  delete?(name: string): unknown;
  /** Takes the capacity away from a job. */
  loseCapacity?(name: string): unknown;
  /** Reclaims the instances of a spot job. */
  reclaimSpot?(name: string): unknown;
}
