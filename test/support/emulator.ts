import type { CreateRequest, Job, TrainingService } from "../../src/testing/index.ts";

type Statuses = Job<Date>["SecondaryStatus"];

const LIFE: Partial<Record<Statuses, { readonly seconds: number; readonly next: Statuses }>> = {
  Starting: { seconds: 40, next: "Downloading" },
  Pending: { seconds: 600, next: "Downloading" },
  Interrupted: { seconds: 300, next: "Starting" },
  Downloading: { seconds: 90, next: "Training" },
  Training: { seconds: 3600, next: "Uploading" },
  Uploading: { seconds: 20, next: "Completed" },
  Stopping: { seconds: 30, next: "Stopped" },
};

const PRIMARY: Partial<Record<Statuses, Job<Date>["TrainingJobStatus"]>> = {
  Completed: "Completed",
  Stopping: "Stopping",
  Stopped: "Stopped",
  MaxRuntimeExceeded: "Stopped",
};

type Mutable = Partial<Job<Date>> & {
  SecondaryStatusTransitions: Job<Date>["SecondaryStatusTransitions"];
  left: number;
};

/** A small emulator of the service. `Emulator` is right; what overrides its methods is not. */
export class Emulator implements TrainingService {
  protected readonly jobs = new Map<string, Mutable>();
  protected now = Date.UTC(2024, 0, 1);

  create(request: CreateRequest): void {
    const job = { ...request, CreationTime: new Date(this.now), SecondaryStatusTransitions: [], left: 0 };
    this.jobs.set(request.TrainingJobName, job);
    this.enter(job, "Starting");
  }

  stop(name: string): void {
    const job = this.jobs.get(name)!;
    if (this.hasEnded(job)) throw new Error("ValidationException: the job has ended");
    if (job.SecondaryStatus !== "Stopping") this.enter(job, "Stopping");
  }

  delete(name: string): void {
    this.jobs.delete(name);
  }

  loseCapacity(name: string): void {
    const job = this.jobs.get(name)!;
    if (job.SecondaryStatus === "Starting") this.enter(job, "Pending");
  }

  reclaimSpot(name: string): void {
    const job = this.jobs.get(name)!;
    if (job.SecondaryStatus === "Training") this.enter(job, "Interrupted");
  }

  pass(seconds: number): void {
    for (let i = 0; i < seconds; i++) {
      this.now += 1000;
      for (const job of this.jobs.values()) this.tick(job);
    }
  }

  describe(name: string): Job<Date> {
    const job = this.jobs.get(name);
    if (job === undefined) throw new Error("ValidationException: no such job");
    const { left, ...described } = job;
    return described as Job<Date>;
  }

  protected tick(job: Mutable): void {
    const step = LIFE[job.SecondaryStatus!];
    if (step !== undefined && --job.left === 0) this.enter(job, step.next);
  }

  protected hasEnded({ SecondaryStatus }: Mutable): boolean {
    return LIFE[SecondaryStatus!] === undefined;
  }

  protected enter(job: Mutable, Status: Statuses): void {
    const now = new Date(this.now);
    const last = job.SecondaryStatusTransitions.at(-1);
    if (last !== undefined) last.EndTime = now;
    const isEnd = LIFE[Status] === undefined;
    job.SecondaryStatusTransitions.push({ Status, StartTime: now, ...(isEnd ? { EndTime: now } : {}) });
    job.left = LIFE[Status]?.seconds ?? 0;
    job.SecondaryStatus = Status;
    job.TrainingJobStatus = PRIMARY[Status] ?? "InProgress";
    job.LastModifiedTime = now;
    if (Status === "Downloading") job.TrainingStartTime ??= now;
    if (isEnd) job.TrainingEndTime = now;
  }
}
