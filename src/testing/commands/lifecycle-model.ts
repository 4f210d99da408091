import { trainingJob } from "../../machine/training-job.ts";
import { formatPath } from "../../model/format-path.ts";
import type { DescribedTrainingJob } from "../../model/job.ts";
import { describe, isObject, property } from "../../model/safe-access.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Path } from "../../validate/engine/finding.ts";
import { formatFinding } from "../../validate/format-finding.ts";
import { compareSnapshots } from "../../validate/snapshots/compare-snapshots.ts";
import { validateJob } from "../../validate/validate.ts";
import type { CreateRequest, TrainingService } from "./training-service.ts";

/** An emulator has a clock of its own: no time of it is called the future. */
const END_OF_TIME = "9999-01-01T00:00:00Z";

interface Known {
  readonly request: CreateRequest;
  readonly described: DescribedTrainingJob;
}

const isMistake = ({ severity }: RuleFinding) => severity !== "info";

/** What has been seen of the jobs of a service. */
export class LifecycleModel {
  readonly #jobs = new Map<string, Known>();

  has(name: string): boolean {
    return this.#jobs.has(name);
  }

  /** Whether the job was on its way when it was last described. */
  isOpen(name: string): boolean {
    const last = this.#jobs.get(name)?.described.SecondaryStatusTransitions?.at(-1)?.Status;
    return last !== undefined && !trainingJob.terminalStatuses.includes(last);
  }

  isSpot(name: string): boolean {
    return this.#jobs.get(name)?.request.EnableManagedSpotTraining === true;
  }

  describedAs(name: string): DescribedTrainingJob | undefined {
    return this.#jobs.get(name)?.described;
  }

  forget(name: string): void {
    this.#jobs.delete(name);
  }

  /**
   * Has a new job described and judged.
   * @throws Error where the description is not legal.
   */
  async created(request: CreateRequest, service: TrainingService): Promise<void> {
    this.#jobs.set(request.TrainingJobName, { request, described: {} });
    await this.look(request.TrainingJobName, service);
  }

  /**
   * Has a job described again, and judged.
   * @throws Error where the description is not legal, does not extend the one before, or is of another job than was asked for.
   */
  async look(name: string, service: TrainingService): Promise<DescribedTrainingJob> {
    const { request, described: earlier } = this.#jobs.get(name)!;
    const described = structuredClone(await service.describe(name));
    const [other] = [...differences(request, described), ...otherArn(name, described)];
    if (other !== undefined) throw new Error(`${name} is described with ${other}`);
    const alone = validateJob(described, { now: END_OF_TIME }).findings;
    const findings = [...alone, ...compareSnapshots(earlier, described).findings].filter(isMistake);
    if (findings.length > 0) {
      throw new Error(`${name} is described as it cannot be:\n${findings.map(formatFinding).join("\n")}`);
    }
    this.#jobs.set(name, { request, described });
    return described;
  }

  /** Has all jobs described again. */
  async lookAround(service: TrainingService): Promise<void> {
    for (const name of this.#jobs.keys()) await this.look(name, service);
  }
}

/** What is described otherwise than it was asked for, in words. What is not described is not judged. */
function differences(asked: object, described: unknown, path: Path = []): string[] {
  return Object.entries(asked).flatMap(([field, wanted]) => {
    const found = isObject(described) ? property(described, field) : undefined;
    const at = [...path, field];
    if (found === undefined) return [];
    if (isObject(wanted)) return differences(wanted, found, at);
    return found === wanted ? [] : [`${formatPath(at)} ${describe(found)}, and ${describe(wanted)} was asked for`];
  });
}

/** As much of the ARN as is known before the job is: in which account and region an emulator is, nobody says. */
function otherArn(name: string, described: unknown): string[] {
  const arn = isObject(described) ? property(described, "TrainingJobArn") : undefined;
  const end = `/${name}`;
  if (arn === undefined || (typeof arn === "string" && arn.endsWith(end))) return [];
  return [`TrainingJobArn ${describe(arn)}, and one that ends with ${describe(end)} was asked for`];
}
