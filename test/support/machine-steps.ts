import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from "xstate";

/** The path of a state value, as a lifecycle names its states. */
export function stateIdOf(value: unknown): string {
  if (typeof value === "string") return value;
  const [[key, inner]] = Object.entries(value as object) as [[string, unknown]];
  return `${key}.${stateIdOf(inner)}`;
}

/** What a machine does, by xstate's own account: for each state that it can come to, the states that its events lead to. */
export function stepsOf(machine: AnyStateMachine): ReadonlyMap<string, ReadonlySet<string>> {
  const steps = new Map<string, Set<string>>();
  const visit = (snapshot: AnyMachineSnapshot): string => {
    const id = stateIdOf(snapshot.value);
    if (steps.has(id)) return id;
    const targets = new Set<string>();
    steps.set(id, targets);
    for (const type of machine.events) {
      if (!snapshot.can({ type })) continue;
      targets.add(visit(transition(machine, snapshot, { type })[0]));
    }
    return id;
  };
  visit(initialTransition(machine)[0]);
  return steps;
}
