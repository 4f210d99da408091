import { EVIDENCE } from "./evidence.ts";
import { checkFields } from "./fields.ts";
import { type Lifecycle, type LifecycleOptions, readLifecycle } from "./lifecycle.ts";
import type { MachineConfig } from "./read-machine.ts";

/** A machine of xstate, by the parts that a lifecycle reads. `Value` is the type of its state values. */
export interface XstateMachine<Value = unknown> {
  /** The config that the machine was created from. */
  readonly config: object;
  /** Only machines have this method, and its result has the type of their states. */
  // biome-ignore lint/suspicious/noExplicitAny: the parameters of xstate's method are of no interest here
  getInitialSnapshot(...args: any[]): { readonly value: Value };
}

/** The names of the innermost states in a state value of xstate. */
export type LeavesOf<Value> = Value extends string
  ? Value
  : Value extends object
    ? string extends keyof Value
      ? string
      : { [K in keyof Value]: LeavesOf<Value[K]> }[keyof Value]
    : never;

/** The names of the states at the top of a state value of xstate. */
export type TopsOf<Value> = Value extends string ? Value : Value extends object ? keyof Value & string : never;

/**
 * Reads a lifecycle from an xstate machine. Nothing is added: the machine remains the only definition of legality.
 *
 * Each innermost state is a status, named by its key; the state at the top that holds it is its primary status. Each event
 * is a transition to the status that it leads to, whatever the event is called. A history has ended in a state of type
 * `final` and in one tagged `ended`. The first of a state's other tags is its phase. If the initial state means the
 * empty history, tag it `no-entry`; if all other states are inside of states, that tag is not needed.
 * A state or transition may carry an {@link EdgeEvidence} as `meta`.
 *
 * @throws TypeError that says where the machine has what a lifecycle cannot express: guards, `always`, `after`, `invoke`,
 *   parallel and history states, statuses that no history reaches, or states that a history cannot distinguish.
 * @example
 * ```ts
 * const lifecycle = lifecycleOf(trainingJobMachine);
 * lifecycle.firstStatuses; // ["Starting", "Pending"]
 * ```
 */
export function lifecycleOf<Value>(
  machine: XstateMachine<Value>,
  options: LifecycleOptions = {},
): Lifecycle<LeavesOf<Value>, TopsOf<Value>> {
  checkMachine(machine);
  checkOptions(options);
  return readLifecycle(machine.config as MachineConfig, options);
}

function checkMachine(machine: unknown): void {
  const found = Object(machine) as Partial<Record<string, unknown>>;
  if (typeof found.config === "object" && typeof found.getInitialSnapshot === "function") return;
  const isActor = typeof found.send === "function" && typeof found.getSnapshot === "function";
  const isConfig = typeof found.states === "object" || typeof found.initial === "string";
  const hint = isActor
    ? "found an actor: pass the machine that it was created from"
    : isConfig
      ? "found the config of one: pass createMachine(config)"
      : `found ${machine === null ? "null" : machine === undefined ? "nothing" : `a value of type ${typeof machine}`}`;
  throw new TypeError(`lifecycleOf: expected a machine of xstate, ${hint}`);
}

const OPTIONS = [
  "evidence",
  "source",
  "fields",
  "service",
  "maxDurationInSeconds",
  "lost",
  "seen",
] satisfies (keyof LifecycleOptions)[];

function checkOptions(options: LifecycleOptions): void {
  if (Object.prototype.toString.call(options) !== "[object Object]") {
    throw new TypeError(`lifecycleOf: expected an object of options, found a value of type ${typeof options}`);
  }
  const unknown = Object.keys(options).find((key) => !OPTIONS.some((known) => known === key));
  if (unknown !== undefined)
    throw new TypeError(`lifecycleOf: unknown option "${unknown}". Known: ${OPTIONS.join(", ")}`);
  const { evidence, source, fields, service, maxDurationInSeconds, lost } = options;
  if (evidence !== undefined && !EVIDENCE.includes(evidence)) {
    throw new TypeError(`options.evidence: unknown evidence "${String(evidence)}". Known: ${EVIDENCE.join(", ")}`);
  }
  if (source !== undefined && typeof source !== "string") {
    throw new TypeError(`options.source: expected the name of a source, found a value of type ${typeof source}`);
  }
  if (fields !== undefined) checkFields(fields);
  if (service !== undefined && !(typeof service?.name === "string" && DAY.test(service.since))) {
    throw new TypeError('options.service: expected { name, since: "YYYY-MM-DD" }');
  }
  if (maxDurationInSeconds !== undefined && !(maxDurationInSeconds > 0)) {
    throw new TypeError("options.maxDurationInSeconds: expected seconds");
  }
  if (lost !== undefined && !(typeof lost?.phase === "string" && typeof lost.before === "string")) {
    throw new TypeError("options.lost: expected { phase, before }, two phases");
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/;
