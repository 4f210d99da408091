import type { DescribedTrainingJob } from "../../model/job.ts";

/** The fields of a CreateTrainingJob request that affect the history. */
export interface CreateRequest {
  /** A name that no job of the service has. */
  readonly TrainingJobName: string;
  /** Whether to run on spot instances. */
  readonly EnableManagedSpotTraining: boolean;
  /** The limits of the job. */
  readonly StoppingCondition: { readonly MaxRuntimeInSeconds: number; readonly MaxWaitTimeInSeconds?: number };
}

/**
 * The service under test: an emulator, or a client of one. Every method may be asynchronous. An emulator omits the
 * optional methods that it does not support.
 */
export interface TrainingService {
  /** Creates a job. */
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
