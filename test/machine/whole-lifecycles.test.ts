import { describe, expect, test } from "vitest";
import { evidenceSources, type Lifecycle, trainingJobLifecycle } from "../../src/index.ts";
import { diagram, jobLifecycle, jobMachine, trainingJobMachine } from "../../src/machine/index.ts";

/*
 * All that is published of the two lifecycles, as text and as a diagram: what a change of a machine changes is read in
 * the difference of these files. To write them anew, run `npx vitest run test/machine/whole-lifecycles.test.ts -u`.
 */

/** Each member on a line, and each element of a list. */
const lines = (value: object) =>
  Object.entries(value)
    .flatMap(([key, member]) =>
      (Array.isArray(member) ? member : [member]).map((element) => `${key}: ${JSON.stringify(element)}\n`),
    )
    .join("");

/** The config of each state, without the states inside. */
function statesOf(config: object, path = ""): Record<string, unknown> {
  const { states = {}, ...own } = config as { readonly states?: object };
  const inside = Object.entries(states).map(([key, state]) => statesOf(state, `${path}.${key}`));
  return Object.assign({ [path]: own }, ...inside) as Record<string, unknown>;
}

describe.each<[string, Lifecycle, { readonly config: object }]>([
  ["training-job", trainingJobLifecycle, trainingJobMachine],
  ["job", jobLifecycle, jobMachine],
])("%s", (name, lifecycle, { config }) => {
  test("the lifecycle", async () => {
    await expect(lines(lifecycle)).toMatchFileSnapshot(`lifecycles/${name}.txt`);
  });

  test("the machine, for other tools", async () => {
    await expect(lines(statesOf(config))).toMatchFileSnapshot(`lifecycles/${name}-machine.txt`);
  });

  test("the diagram", async () => {
    await expect(diagram(lifecycle)).toMatchFileSnapshot(`lifecycles/${name}.mmd`);
  });
});

describe("the sources", () => {
  const API = "https://docs.aws.amazon.com/sagemaker/latest/APIReference/";
  const GUIDE = "https://docs.aws.amazon.com/sagemaker/latest/dg/";
  const sources: [string, { title: string; url?: string }][] = Object.entries(evidenceSources);

  test.each(sources.filter(([, { title }]) => title.startsWith("API reference")))(
    "the API reference, %s",
    (name, { title, url }) => {
      expect([title, url]).toEqual([`API reference, ${name}`, `${API}API_${name}.html`]);
    },
  );

  test("and the others", () => {
    const others = sources.filter(([, { title }]) => !title.startsWith("API reference"));
    expect(Object.fromEntries(others.map(([name, { title, url }]) => [name, [title, url]]))).toEqual({
      ManagedSpotTraining: [
        "Developer guide, Managed Spot Training Lifecycle",
        `${GUIDE}model-managed-spot-training-status.html`,
      ],
      WarmPools: ["Developer guide, managed warm pools", `${GUIDE}train-warm-pools.html`],
      ClusterRepair: [
        "Developer guide, cluster repair for GPU errors",
        `${GUIDE}model-checkpoints-cluster-repair.html`,
      ],
      TrainingLogs: [
        "Developer guide, logs of training jobs and common errors",
        `${GUIDE}common-info-all-sagemaker-models-logs.html`,
      ],
      TrainingPlans: [
        "Developer guide, training plans utilization for training jobs",
        `${GUIDE}training-plan-utilization-for-training-jobs.html`,
      ],
      ServiceJobStatus: [
        "AWS Batch user guide, service job status and SageMaker AI status",
        "https://docs.aws.amazon.com/batch/latest/userguide/service-job-status.html",
      ],
      ApiModel: [
        "The published versions of the service's API model",
        "https://github.com/boto/botocore/tree/develop/botocore/data/sagemaker/2017-07-24",
      ],
      PublishedHistories: ["Published histories of real jobs, test/fidelity", undefined],
    });
  });
});
