import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createMachine, initialTransition, transition } from "xstate";
import {
  type Edge,
  evidenceSources,
  type Lifecycle,
  rules,
  trainingJobLifecycle,
  validateHistory,
} from "../../src/index.ts";
import { jobLifecycle, lifecycleOf, trainingJobMachine } from "../../src/machine/index.ts";
import { KNOWN_STATUSES, knownEdges, SPOT_SCENARIOS } from "./known-edges.ts";

/** An edge in the oracle's words. */
function inWords({ from, status, evidence, source, requires }: Edge): string {
  const name = (id: string) => (id === "Stopping.Uploading" ? "Uploading'" : id.split(".").at(-1)!);
  const target = status === "Uploading" && from === "Stopping.Stopping" ? "Uploading'" : status;
  return `${name(from)} → ${target}: ${evidence} ${source}${requires ? ` if ${requires}` : ""}`;
}

const edgesOf = (lifecycle: Lifecycle) => lifecycle.edges.map(inWords).sort();

describe("the machine says what is known", () => {
  test("edge by edge, with its evidence", () => {
    expect(edgesOf(trainingJobLifecycle)).toEqual(knownEdges());
  });

  test("status by status, with its place and its dates", () => {
    const said = Object.fromEntries(
      trainingJobLifecycle.states
        .filter(({ status, id }) => status !== undefined && id !== "Stopping.Uploading")
        .map(({ status, primaryStatus, evidence, since, deprecated }) => [
          status,
          [primaryStatus, evidence, since, ...(deprecated === undefined ? [] : [deprecated])],
        ]),
    );
    expect(said).toEqual(KNOWN_STATUSES);
    expect([...trainingJobLifecycle.statuses].sort()).toEqual(Object.keys(KNOWN_STATUSES).sort());
  });

  test("primary statuses, ends and beginnings", () => {
    expect([...trainingJobLifecycle.primaryStatuses].sort()).toEqual([
      "Completed",
      "Deleting",
      "Failed",
      "InProgress",
      "Stopped",
      "Stopping",
    ]);
    expect(trainingJobLifecycle.firstStatuses).toEqual(["Starting", "Pending"]);
    expect([...trainingJobLifecycle.terminalStatuses].sort()).toEqual([
      "Completed",
      "Failed",
      "MaxRuntimeExceeded",
      "MaxWaitTimeExceeded",
      "Stopped",
    ]);
    expect(trainingJobLifecycle.initial).toMatchObject({ id: "Created", terminal: false });
  });

  test.each([
    "Training → Downloading",
    "Training → Completed",
    "Downloading → Completed",
    "Downloading → Uploading",
    "Starting → Completed",
    "Starting → Uploading",
    "Uploading → Training",
    "Uploading → Downloading",
    "Stopping → Training",
    "Stopping → Downloading",
    "Stopping → Starting",
    "Stopping → Pending",
    "Uploading' → Completed",
  ])("%s is not legal", (step) => {
    expect(edgesOf(trainingJobLifecycle).some((edge) => edge.startsWith(`${step}:`))).toBe(false);
  });

  test("the statuses that need a field or a limit of the job name it", () => {
    const having = (key: "requires" | "requiresOneOf" | "limit") =>
      trainingJobLifecycle.states
        .filter((state) => state[key])
        .map(({ status }) => `${status}`)
        .sort();
    expect(having("requires")).toEqual(["Interrupted"]);
    expect(having("requiresOneOf")).toEqual(["MaxWaitTimeExceeded"]);
    expect(having("limit")).toEqual(["MaxRuntimeExceeded", "MaxWaitTimeExceeded"]);
  });
});

describe("by documented evidence alone", () => {
  const documented = { evidence: "documented", hasTimes: false } as const;
  const history = (statuses: string) => statuses.split(" ").map((Status) => ({ Status }));

  test.each(Object.entries(SPOT_SCENARIOS))("AWS's own scenario is legal: %s", (_, statuses) => {
    const { findings, verdict } = validateHistory(history(statuses), documented);
    expect(findings).toEqual([]);
    expect(verdict).toBe(statuses.endsWith("MaxWaitTimeExceeded") ? "legal" : "open");
  });

  test("a job completes", () => {
    expect(validateHistory(history(`${SPOT_SCENARIOS["never interrupted"]} Completed`), documented)).toMatchObject({
      verdict: "legal",
      findings: [],
    });
  });

  test("what only a published history shows is illegal", () => {
    const { findings } = validateHistory(history("Starting Pending Downloading"), documented);
    expect(findings.map(({ rule }) => rule)).toEqual(["illegal-transition"]);
  });
});

describe("every claim cites a source, and every source is cited", () => {
  const claims = [...trainingJobLifecycle.states, ...trainingJobLifecycle.edges, ...Object.values(rules)];

  test.each([...new Set(claims.map(({ source }) => source))])("%s", (source) => {
    expect(evidenceSources).toHaveProperty(source);
  });

  test("none is left over", () => {
    const primaries = Object.values(trainingJobMachine.root.states).map(({ meta }) => meta!.source);
    const cited = new Set([
      ...claims.map(({ source }) => source),
      ...jobLifecycle.edges.map(({ source }) => source),
      ...primaries,
    ]);
    expect(Object.keys(evidenceSources).filter((source) => !cited.has(source as never))).toEqual([]);
  });
});

describe("xstate runs the machine as it is meant", () => {
  test("an event is the status that it leads to", () => {
    const [created] = initialTransition(trainingJobMachine);
    const [starting] = transition(trainingJobMachine, created, { type: "Starting" });
    expect(starting.value).toEqual({ InProgress: "Starting" });
  });

  test("it is pure: no actions, guards, actors or delays", () => {
    expect(JSON.stringify(trainingJobMachine.config)).not.toMatch(/"(?:guard|actions|entry|exit|invoke|after|always)"/);
  });
});

test("no other file in src lists statuses", () => {
  const src = new URL("../../src/", import.meta.url);
  const listing = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^machine.(?:training-)?job\.ts$/.test(file))
    .filter((file) => {
      const code = readFileSync(new URL(file, src), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      return trainingJobLifecycle.statuses.filter((status) => new RegExp(`["']${status}["']`).test(code)).length > 1;
    });
  expect(listing).toEqual([]);
});

describe("no edge of the machine can change unnoticed", () => {
  type Config = { on?: Record<string, { target: string; meta: object }>; states?: Record<string, Config> };

  /** Where each transition is written: on a state, or on the parent that holds it for all. */
  function* written(config: Config, path: string[] = []): Generator<{ path: string[]; event: string }> {
    for (const event of Object.keys(config.on ?? {})) yield { path, event };
    for (const [key, child] of Object.entries(config.states ?? {})) yield* written(child, [...path, key]);
  }

  /** The machine with one transition changed; those that share an object in the source are changed alone. */
  function mutant(path: string[], event: string, change: (on: NonNullable<Config["on"]>) => void): Lifecycle {
    const config = JSON.parse(JSON.stringify(trainingJobMachine.config)) as Config;
    const state = path.reduce((at, key) => at.states![key]!, config);
    change(state.on!);
    expect(state.on![event]).not.toEqual(
      path.reduce((at, key) => at.states![key]!, trainingJobMachine.config as Config).on![event],
    );
    return lifecycleOf(createMachine(config as never));
  }

  /** Without the only edge that leads to a status, there is no lifecycle. */
  function edgesWithout(path: string[], event: string): unknown {
    try {
      return edgesOf(mutant(path, event, (on) => delete on[event]));
    } catch (error) {
      expect(String(error)).toContain("no history reaches this status");
      return undefined;
    }
  }

  const everyEdge = [...written(trainingJobMachine.config as Config)].map(
    ({ path, event }) => [path.join("."), event, path] as const,
  );

  test("all that is written is found", () => {
    expect(everyEdge.length).toBeGreaterThan(50);
  });

  test.each(everyEdge)("%s on %s", (_, event, path) => {
    expect(edgesWithout(path, event)).not.toEqual(knownEdges());

    const weaker = mutant(path, event, (on) => {
      const meta = on[event]!.meta as { evidence: string };
      on[event] = {
        ...on[event]!,
        meta: { ...meta, evidence: meta.evidence === "inferred" ? "observed" : "inferred" },
      };
    });
    expect(edgesOf(weaker)).not.toEqual(knownEdges());
  });
});
