import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { differences } from "../../scripts/api-model/differences.ts";
import { type ApiExtract, type ApiModel, extractOf, groupsIn, UNSUPPORTED } from "../../scripts/api-model/extract.ts";
import { DOCUMENTED, ENUMS, GROUPED, NUMBERS, REQUIRED } from "../../scripts/api-model/parts.ts";
import { trainingJobLifecycle, validateHistory } from "../../src/index.ts";

const extract = JSON.parse(
  readFileSync(new URL("../../src/machine/api-model.json", import.meta.url), "utf8"),
) as ApiExtract;

describe("the machine agrees with the API model", () => {
  test("in its statuses", () => {
    expect([...trainingJobLifecycle.statuses].sort()).toEqual(extract.enums.SecondaryStatus);
    expect([...trainingJobLifecycle.primaryStatuses].sort()).toEqual(extract.enums.TrainingJobStatus);
  });

  /** DescribeTrainingJob's own slip for PreparingTrainingStack, which the enumeration has. */
  const SLIP = "PreparingTraining";

  test.each(Object.entries(extract.groups))("in the groups of %s", (_, groups) => {
    for (const [primary, statuses] of Object.entries(groups)) {
      if (primary === UNSUPPORTED) continue;
      for (const status of statuses) {
        expect(trainingJobLifecycle.statesOf(status)[0]?.primaryStatus, status).toBe(primary);
      }
    }
    const unsupported = groups[UNSUPPORTED]!.map((status) => (status === SLIP ? "PreparingTrainingStack" : status));
    expect([...trainingJobLifecycle.deprecatedStatuses].sort()).toEqual(unsupported.sort());
  });

  test("in which places are documented", () => {
    const documented = Object.values(extract.groups).flatMap((groups) =>
      Object.entries(groups).flatMap(([primary, statuses]) => (primary === UNSUPPORTED ? [] : statuses)),
    );
    // A status has the evidence of its first state; Uploading after a stop is filed nowhere.
    for (const status of trainingJobLifecycle.statuses) {
      const { evidence } = trainingJobLifecycle.statesOf(status)[0]!;
      expect(evidence, status).toBe(documented.includes(status) ? "documented" : "inferred");
    }
  });

  test("in the members that an entry must have", () => {
    const entry = { Status: "Starting", StartTime: 1_747_419_050 };
    expect(Object.keys(entry).sort()).toEqual([...extract.required.SecondaryStatusTransition!].sort());
    expect(validateHistory([entry]).findings).toEqual([]);
    for (const member of extract.required.SecondaryStatusTransition!) {
      const { [member as "Status"]: _, ...rest } = entry;
      expect(validateHistory([rest]).findings.map(({ rule }) => rule)).toEqual(["malformed-transition"]);
    }
  });

  test("in the arrays of transitions that there are", () => {
    const alike = Object.entries(extract.transitionLists).filter(([, members]) => members.includes("EndTime"));
    const isArray = (members: readonly string[]) => members.join() === "EndTime,StartTime,Status,StatusMessage";
    expect(alike.filter(([, members]) => isArray(members)).map(([name]) => name)).toEqual([
      "JobSecondaryStatusTransitions",
      "SecondaryStatusTransitions",
    ]);
  });
});

/** A model of the parts that the extract reads, as small as can be. */
function modelOf(change: (model: { shapes: Record<string, object | undefined> }) => void = () => {}): ApiModel {
  const shapes: Record<string, Record<string, unknown> | undefined> = {};
  const shapeAt = (name: string) => {
    shapes[name] ??= { type: "structure" };
    return shapes[name];
  };
  for (const name of ENUMS) shapes[name] = { type: "string", enum: ["B", "A"] };
  for (const name of NUMBERS) shapes[name] = { type: "integer", min: 1 };
  for (const name of REQUIRED) shapeAt(name).required = ["Status", "StartTime"];
  for (const path of [...DOCUMENTED, ...GROUPED]) {
    const [name, member] = path.split(".") as [string, string?];
    const documentation = `<p>Text of ${path}.</p><dl><dt>On</dt><dd><ul><li><p><code>A</code> - on</p></li></ul></dd></dl>`;
    const shape = shapeAt(name);
    if (member === undefined) shape.documentation = documentation;
    else shape.members = { ...(shape.members as object), [member]: { shape: "Text", documentation } };
  }
  shapes.SecondaryStatusTransitions = { type: "list", member: { shape: "SecondaryStatusTransition" } };
  const model = { shapes };
  change(model);
  return model as unknown as ApiModel;
}

describe("the extract", () => {
  test("of a small model", () => {
    const small = extractOf(modelOf(), "1.2.3");
    expect(small).toMatchObject({
      botocore: "1.2.3",
      enums: { SecondaryStatus: ["A", "B"] },
      groups: { "SecondaryStatusTransition.Status": { On: ["A"] } },
      required: { RetryStrategy: ["StartTime", "Status"] },
      bounds: { MaximumRetryAttempts: { min: 1 } },
      transitionLists: { SecondaryStatusTransitions: ["EndTime", "StartTime", "Status", "StatusMessage"] },
    });
    expect(Object.keys(small.texts)).toEqual([...DOCUMENTED]);
    expect(new Set(Object.values(small.texts)).size).toBe(DOCUMENTED.length);
  });

  test("has all that is asked of it", () => {
    expect(Object.keys(extract.texts)).toEqual([...DOCUMENTED]);
    expect(Object.keys(extract.enums)).toEqual([...ENUMS]);
    expect(Object.keys(extract.groups)).toEqual([...GROUPED]);
    expect(Object.keys(extract.required)).toEqual([...REQUIRED]);
    expect(Object.keys(extract.bounds)).toEqual([...NUMBERS]);
  });

  test("finds groups, and the statuses that are no longer supported", () => {
    const list = (...names: string[]) =>
      `<ul>${names.map((name) => `<li> <p> <code>${name}</code> - of <code>another</code></p> </li>`).join(" ")}</ul>`;
    const html = `<p>x</p><dl> <dt>InProgress</dt> <dd> ${list("Starting", "Pending")} </dd> <dt>Failed</dt> <dd>${list("Failed")}</dd></dl>
      <p>We no longer support the following secondary statuses:</p> ${list("Launching")}`;
    expect(groupsIn(html)).toEqual({
      InProgress: ["Pending", "Starting"],
      Failed: ["Failed"],
      [UNSUPPORTED]: ["Launching"],
    });
  });

  test.each([
    ["a shape", (model) => delete model.shapes.RetryStrategy, /the API model has no (shape|text for) RetryStrategy/],
    [
      "a text",
      (model) => Object.assign(model.shapes.StoppingCondition!, { documentation: undefined }),
      /the API model has no text for StoppingCondition/,
    ],
  ] as [string, Parameters<typeof modelOf>[0], RegExp][])("says so if the model lacks %s", (_, change, message) => {
    expect(() => extractOf(modelOf(change), "1")).toThrow(message);
  });
});

describe("the differences of two extracts", () => {
  const before = extractOf(modelOf(), "1");

  test("are none for the same model", () => {
    expect(differences(before, extractOf(modelOf(), "2"))).toEqual([]);
    expect(differences(extract, extract)).toEqual([]);
  });

  test.each<[string, Parameters<typeof modelOf>[0], { isAlarm: boolean; message: string }]>([
    [
      "a new value of an enumeration",
      ({ shapes }) => Object.assign(shapes.SecondaryStatus!, { enum: ["A", "B", "C"] }),
      { isAlarm: true, message: "enum SecondaryStatus: + C" },
    ],
    [
      "a value that is gone",
      ({ shapes }) => Object.assign(shapes.TrainingJobStatus!, { enum: ["B"] }),
      { isAlarm: true, message: "enum TrainingJobStatus: - A" },
    ],
    [
      "a status in another group",
      ({ shapes }) =>
        Object.assign((shapes.SecondaryStatusTransition as { members: { Status: object } }).members.Status, {
          documentation: "<dl><dt>Off</dt><dd><ul><li><code>A</code></li></ul></dd></dl>",
        }),
      { isAlarm: true, message: "groups of SecondaryStatusTransition.Status, Off: + A" },
    ],
    [
      "a required member",
      ({ shapes }) =>
        Object.assign(shapes.SecondaryStatusTransition!, { required: ["Status", "StartTime", "EndTime"] }),
      { isAlarm: true, message: "required members of SecondaryStatusTransition: + EndTime" },
    ],
    [
      "a new array of transitions",
      ({ shapes }) =>
        Object.assign(shapes, { Others: { type: "list", member: { shape: "SecondaryStatusTransition" } } }),
      { isAlarm: true, message: "new list of entries with a Status and a StartTime: Others" },
    ],
    [
      "a bound",
      ({ shapes }) => Object.assign(shapes.MaxPendingTimeInSeconds!, { max: 7 }),
      { isAlarm: false, message: 'bounds of MaxPendingTimeInSeconds: {"min":1} → {"min":1,"max":7}' },
    ],
    [
      "a text",
      ({ shapes }) => Object.assign(shapes.StoppingCondition!, { documentation: "<p>Another.</p>" }),
      { isAlarm: false, message: "the text of StoppingCondition changed: read it again" },
    ],
  ])("name %s", (_, change, difference) => {
    expect(differences(before, extractOf(modelOf(change), "2"))).toContainEqual(difference);
  });

  test("do not mind how a text is set", () => {
    const spaced = modelOf(({ shapes }) =>
      Object.assign(shapes.StoppingCondition!, {
        documentation: (shapes.StoppingCondition as { documentation: string }).documentation.replaceAll(
          "<p>",
          "\n <p> ",
        ),
      }),
    );
    expect(differences(before, extractOf(spaced, "2"))).toEqual([]);
  });
});
