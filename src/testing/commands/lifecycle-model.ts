import type { Lifecycle } from "../../machine/lifecycle.ts";
import { formatPath } from "../../model/format-path.ts";
import type { DescribedTrainingJob } from "../../model/job.ts";
import { describe, isObject, property } from "../../model/safe-access.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Path } from "../../validate/engine/finding.ts";
import { isStopping } from "../../validate/engine/primary-status.ts";
import { formatFinding } from "../../validate/format-finding.ts";
import { compareSnapshots } from "../../validate/snapshots/compare-snapshots.ts";
import { validateJob } from "../../validate/validate.ts";
import type { CreateRequest, TrainingService } from "./training-service.ts";

/** An emulator has its own clock, so none of its times counts as being in the future. */
const END_OF_TIME = "9999-01-01T00:00:00Z";

interface Known {
  readonly request: CreateRequest;
  readonly lifecycle: Lifecycle;
  readonly described: DescribedTrainingJob;
}

const isMistake = ({ severity }: RuleFinding) => severity !== "info";

/** The latest response for each job of a service. */
export class LifecycleModel {
  readonly #jobs = new Map<string, Known>();

  /** Whether the service has a job of this name. */
  has(name: string): boolean {
    return this.#jobs.has(name);
  }

  /** Whether the job had not ended in its latest response. */
  isOpen(name: string): boolean {
    const { described, lifecycle } = this.#jobs.get(name) ?? {};
    const last = described?.SecondaryStatusTransitions?.at(-1)?.Status;
    return last !== undefined && !lifecycle!.terminalStatuses.includes(last);
  }

  /** Whether the job was stopping in its latest response. */
  isStopping(name: string): boolean {
    const { described, lifecycle } = this.#jobs.get(name) ?? {};
    return lifecycle !== undefined && isStopping(lifecycle, described?.TrainingJobStatus);
  }

  /** Whether the job was requested on spot instances. */
  isSpot(name: string): boolean {
    return this.#jobs.get(name)?.request.EnableManagedSpotTraining === true;
  }

  /** The latest response for the job. */
  describedAs(name: string): DescribedTrainingJob | undefined {
    return this.#jobs.get(name)?.described;
  }

  /** Forgets a job, because it was deleted. */
  forget(name: string): void {
    this.#jobs.delete(name);
  }

  /**
   * Records a new job and checks its first response.
   * @throws Error if the response is not legal.
   */
  async created(request: CreateRequest, service: TrainingService, lifecycle: Lifecycle): Promise<void> {
    this.#jobs.set(request.TrainingJobName, { request, lifecycle, described: {} });
    await this.look(request.TrainingJobName, service);
  }

  /**
   * Describes a job and checks the response.
   * @throws Error if the response is not legal, does not extend the one before, or contradicts the request.
   */
  async look(name: string, service: TrainingService): Promise<DescribedTrainingJob> {
    const { described: earlier, ...known } = this.#jobs.get(name)!;
    const described = structuredClone(await service.describe(name));
    const { request, lifecycle } = known;
    const [other] = [...differences(request, described), ...otherArn(name, described)];
    if (other !== undefined) throw new Error(`${name}: the response contradicts the request: ${other}`);
    const alone = validateJob(described, { now: END_OF_TIME, lifecycle }).findings;
    const findings = [...alone, ...compareSnapshots(earlier, described, { lifecycle }).findings].filter(isMistake);
    if (findings.length > 0) {
      throw new Error(`${name}: the response is not legal:\n${findings.map(formatFinding).join("\n")}`);
    }
    this.#jobs.set(name, { ...known, described });
    return described;
  }

  /** Describes and checks all jobs. */
  async lookAround(service: TrainingService): Promise<void> {
    for (const name of this.#jobs.keys()) await this.look(name, service);
  }
}

/** The fields of a response that contradict the request. Fields that are absent from the response are not compared. */
function differences(request: object, described: unknown, path: Path = []): string[] {
  return Object.entries(request).flatMap(([field, wanted]) => {
    const found = isObject(described) ? property(described, field) : undefined;
    const at = [...path, field];
    if (found === undefined) return [];
    if (isObject(wanted)) return differences(wanted, found, at);
    return found === wanted ? [] : [`${formatPath(at)}: expected ${describe(wanted)}, found ${describe(found)}`];
  });
}

/** Compares only the end of the ARN, because the account and region of an emulator are unknown. */
function otherArn(name: string, described: unknown): string[] {
  const arn = isObject(described) ? property(described, "TrainingJobArn") : undefined;
  const end = `/${name}`;
  if (arn === undefined || (typeof arn === "string" && arn.endsWith(end))) return [];
  return [`TrainingJobArn: expected an ARN that ends with ${describe(end)}, found ${describe(arn)}`];
}
