import { describe, expect, test } from "vitest";
import {
  type AnyActorLogic,
  assign,
  createActor,
  createMachine,
  initialTransition,
  setup,
  toPromise,
  transition,
  waitFor,
} from "xstate";
import { getShortestPaths } from "xstate/graph";
import { PHASES } from "../../src/machine/evidence.ts";
import { type LifecycleState, lifecycleOf, trainingJobLifecycle, trainingJobMachine } from "../../src/machine/index.ts";

const terminal = trainingJobLifecycle.states.filter((state) => state.terminal);

/** The statuses of the shortest history that leads to a state. */
const historyTo = ({ id }: LifecycleState) =>
  trainingJobLifecycle
    .paths()
    .path(trainingJobLifecycle.initial.id, id)!
    .map(({ status }) => ({ type: status as "Starting" }));

const outputOf = ({ primaryStatus, status }: LifecycleState) => ({
  TrainingJobStatus: primaryStatus,
  SecondaryStatus: status,
});

function actorIn(state: LifecycleState) {
  const actor = createActor(trainingJobMachine).start();
  for (const event of historyTo(state)) actor.send(event);
  return actor;
}

describe("after a terminal status the actor is done, and its output says which one it was", () => {
  test.each(terminal.map((state) => [state.status, state] as const))("%s", async (_, state) => {
    const actor = actorIn(state);
    expect(actor.getSnapshot()).toMatchObject({ status: "done", output: outputOf(state) });
    await expect(toPromise(actor)).resolves.toEqual(outputOf(state));
  });

  test("each history that is not at its end is active and has no output", () => {
    for (const state of trainingJobLifecycle.states.filter((state) => !state.terminal)) {
      expect(actorIn(state).getSnapshot()).toMatchObject({ status: "active", output: undefined });
    }
  });

  test("the pure functions agree", () => {
    for (const state of terminal) {
      let [snapshot] = initialTransition(trainingJobMachine);
      for (const event of historyTo(state)) [snapshot] = transition(trainingJobMachine, snapshot, event);
      expect(snapshot).toMatchObject({ status: "done", output: outputOf(state) });
    }
  });
});

describe("tags", () => {
  test.each(trainingJobLifecycle.states.map((state) => [state.id, state] as const))("%s", (_, state) => {
    const expected = state.terminal ? ["ended"] : state.status === undefined ? [] : ["running", state.phase!];
    expect([...actorIn(state).getSnapshot().tags].sort()).toEqual([...expected].sort());
  });

  test("every phase is one", () => {
    const met = new Set(trainingJobLifecycle.states.flatMap((state) => [...actorIn(state).getSnapshot().tags]));
    expect([...met].sort()).toEqual(["ended", "running", ...PHASES].sort());
  });
});

test("waitFor waits for a phase, and for the end", async () => {
  const actor = createActor(trainingJobMachine).start();
  const training = waitFor(actor, (snapshot) => snapshot.hasTag("training"));
  for (const type of ["Starting", "Downloading", "Training"] as const) actor.send({ type });
  expect((await training).value).toEqual({ InProgress: "Training" });

  const end = waitFor(actor, (snapshot) => snapshot.status === "done");
  for (const type of ["Stopping", "Stopped"] as const) actor.send({ type });
  expect((await end).output).toEqual({ TrainingJobStatus: "Stopped", SecondaryStatus: "Stopped" });
});

test("a parent that invokes the machine gets its output in onDone", async () => {
  const parent = setup({
    types: { context: {} as { outcome: unknown }, events: {} as { type: "Starting" | "Failed" } },
    actors: { job: trainingJobMachine },
  }).createMachine({
    context: { outcome: undefined },
    initial: "Running",
    states: {
      Running: {
        invoke: {
          id: "job",
          src: "job",
          onDone: { target: "Done", actions: assign({ outcome: ({ event }) => event.output }) },
        },
        on: {
          "*": { actions: ({ event, self }) => self.getSnapshot().children.job!.send(event) },
        },
      },
      Done: { type: "final" },
    },
    output: ({ context }) => context.outcome,
  });
  const actor = createActor(parent).start();
  actor.send({ type: "Starting" });
  actor.send({ type: "Failed" });
  await expect(toPromise(actor)).resolves.toEqual({ TrainingJobStatus: "Failed", SecondaryStatus: "Failed" });
});

describe("xstate/graph", () => {
  const events = trainingJobLifecycle.statuses.map((type) => ({ type: type as "Starting" }));

  test("finds every state, and one end", () => {
    const found = getShortestPaths(trainingJobMachine, { events }).map(({ state }) => state);
    const running = found.filter(({ status }) => status === "active").map(idOf);
    const expected = trainingJobLifecycle.states.filter((state) => !state.terminal).map(({ id }) => id);
    expect(running.sort()).toEqual(expected.sort());
    expect(found.filter(({ status }) => status === "done")).toHaveLength(1);
  });

  test("finds the same shortest histories if it distinguishes ends by their output", () => {
    const serializeState = (state: { status: string; output?: unknown; value: unknown }) => idOf(state);
    const found = getShortestPaths(trainingJobMachine, { events, serializeState });
    // The first step is xstate's own event, which starts the machine.
    const lengths = new Map(found.map(({ state, steps }) => [idOf(state), steps.length - 1]));
    expect(lengths).toEqual(new Map(trainingJobLifecycle.states.map((state) => [state.id, historyTo(state).length])));
  });
});

function idOf({ status, output, value }: { status: string; output?: unknown; value: unknown }): string {
  if (status === "done") return Object.values(output as object).join(".");
  return typeof value === "string" ? value : Object.entries(value as object)[0]!.join(".");
}

describe("the config survives JSON", () => {
  const config = JSON.parse(JSON.stringify(trainingJobMachine.config)) as Parameters<typeof createMachine>[0];
  const machine = createMachine(config);

  test("and is the same lifecycle", () => {
    expect(JSON.stringify(lifecycleOf(machine))).toBe(JSON.stringify(lifecycleOf(trainingJobMachine)));
  });

  test("and the machine that createMachine makes of it takes the same edges and ends", () => {
    for (const state of trainingJobLifecycle.states) {
      const actor = createActor(machine as AnyActorLogic).start();
      for (const event of historyTo(state)) actor.send(event);
      expect(actor.getSnapshot().status).toBe(state.terminal ? "done" : "active");
    }
  });
});
