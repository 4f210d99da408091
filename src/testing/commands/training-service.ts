import type { DescribedTrainingJob } from "../../model/job.ts";

/** The part of a CreateTrainingJob request that the life of a job depends on, in AWS's names. */
export interface CreateRequest {
  readonly TrainingJobName: string;
  readonly EnableManagedSpotTraining: boolean;
  readonly StoppingCondition: { readonly MaxRuntimeInSeconds: number; readonly MaxWaitTimeInSeconds?: number };
}

/**
 * What is driven: an emulator of the service, or a client in front of one. Each method may be asynchronous; what an
 * emulator cannot do it leaves out, and is not asked to do.
 */
export interface TrainingService {
  create(request: CreateRequest): unknown;
  /** May throw where the job has ended, and where it is stopping already. */
  stop(name: string): unknown;
  /** Throws where there is no such job. */
  describe(name: string): DescribedTrainingJob | Promise<DescribedTrainingJob>;
  /** Lets time pass for all jobs. */
  pass(seconds: number): unknown;
  /** Only of jobs that have ended. Afterwards `describe` throws, or shows the job as Deleting. */
  delete?(name: string): unknown;
  /** The capacity for a job is lost. */
  loseCapacity?(name: string): unknown;
  /** The instances of a spot job are reclaimed. */
  reclaimSpot?(name: string): unknown;
}
