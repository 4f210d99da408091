import { EVIDENCE, type Evidence } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJob } from "../../machine/training-job.ts";
import { unknownWord } from "../../model/did-you-mean.ts";
import { describe, isObject } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import type { Timestamp } from "../../model/transition.ts";
import { catalogue, comparisons } from "../rules/index.ts";
import { type RuleId, rules } from "./catalogue.ts";
import { SEVERITIES, type Severity } from "./finding.ts";
import type { Settings, Severities } from "./settings.ts";

export interface ValidateOptions {
  /** Severity by rule id; "off" silences the rule. Default: as the catalogue has it. */
  readonly rules?: { readonly [Id in RuleId]?: Severity | "off" | undefined } | undefined;
  /** The lifecycle that histories are replayed through. Default: `trainingJob`. */
  readonly lifecycle?: Lifecycle | undefined;
  /** The weakest evidence on which an edge still counts as legal. Default: "inferred". */
  readonly evidence?: Evidence | undefined;
  /** What counts as the present for `implausible-timestamp` and `stuck`. Default: the clock. */
  readonly now?: Timestamp | undefined;
  /** False for histories that hold the order alone, such as console logs: no rule on times runs. Default: true. */
  readonly hasTimes?: boolean | undefined;
  /**
   * Whether the job is the `detail` of an EventBridge event, whose array may be empty although the job has ended.
   * Default: false.
   */
  readonly isEvent?: boolean | undefined;
  /** True for histories whose beginning may be missing, such as the tail of a log. Default: false. */
  readonly mayBeginMidway?: boolean | undefined;
  /** Whether the first finding of `illegal-transition` carries the repair of the whole history. Default: false. */
  readonly repair?: boolean | undefined;
  /**
   * Seconds that a running job may stay in a status, by status: turns the rule `stuck` on. They are held against `now`,
   * which must be given, because a described job is as old as the moment at which it was described. Default: none.
   */
  readonly limits?: { readonly [Status in string]?: number | undefined } | undefined;
}

export const SEVERITY_WORDS = [...SEVERITIES, "off"] as const;

export type SeverityWord = (typeof SEVERITY_WORDS)[number];

/** A severity as a user wrote it, or "off"; throws a TypeError that names it where it is none. */
export function parseSeverity(word: unknown): SeverityWord {
  const known = SEVERITY_WORDS.find((severity) => severity === word);
  if (known === undefined) throw unknownWord("severity", word, SEVERITY_WORDS);
  return known;
}

/** A rule id as a user wrote it; throws a TypeError that names the nearest one where it is none. */
export function parseRuleId(word: unknown): RuleId {
  if (typeof word === "string" && Object.hasOwn(rules, word)) return word as RuleId;
  throw unknownWord("rule", word, Object.keys(rules));
}

/** An evidence level as a user wrote it; throws a TypeError that names it where it is none. */
export function parseEvidence(word: unknown): Evidence {
  const known = EVIDENCE.find((evidence) => evidence === word);
  if (known === undefined) throw unknownWord("evidence", word, EVIDENCE);
  return known;
}

export const OPTIONS = [
  "rules",
  "lifecycle",
  "evidence",
  "now",
  "hasTimes",
  "isEvent",
  "mayBeginMidway",
  "repair",
  "limits",
] satisfies (keyof ValidateOptions)[];

const DEFAULT_SEVERITIES = Object.freeze(
  Object.fromEntries(Object.values(rules).map(({ id, severity }) => [id, severity])),
) as Severities;

export const DEFAULT_SETTINGS: Settings = {
  rules: catalogue,
  comparisons,
  severities: DEFAULT_SEVERITIES,
  lifecycle: trainingJob,
  evidence: "inferred",
  now: undefined,
  hasTimes: true,
  isEvent: false,
  mayBeginMidway: false,
  repair: false,
  limits: undefined,
};

/**
 * Options with their defaults.
 *
 * @param names of the options that there are, where the caller reads more of them itself.
 * @throws TypeError naming the option, rule id or value that does not exist.
 */
export function resolveOptions(options: ValidateOptions | undefined, names: readonly string[] = OPTIONS): Settings {
  if (options === undefined) return DEFAULT_SETTINGS;
  checkOptions(options, names);
  const {
    lifecycle = trainingJob,
    evidence = "inferred",
    now,
    hasTimes = true,
    isEvent = false,
    mayBeginMidway = false,
    repair = false,
    limits,
  } = options;
  if (typeof lifecycle?.replayTable !== "function") {
    throw new TypeError(
      `options.lifecycle: expected a lifecycle, as lifecycleOf makes it, found ${describe(lifecycle)}`,
    );
  }
  const instant = now === undefined ? undefined : epochMilliseconds(now);
  if (Number.isNaN(instant)) throw new TypeError(`options.now: expected a time, found ${describe(now)}`);
  for (const [name, flag] of Object.entries({ hasTimes, isEvent, mayBeginMidway, repair })) {
    if (typeof flag !== "boolean")
      throw new TypeError(`options.${name}: expected true or false, found ${describe(flag)}`);
  }
  if (limits !== undefined && now === undefined) {
    throw new TypeError("options.limits: give options.now as well, the moment at which the job was described");
  }
  return {
    rules: catalogue,
    comparisons,
    severities: severitiesOf(options.rules),
    lifecycle,
    evidence: parseEvidence(evidence),
    now: instant,
    hasTimes,
    isEvent,
    mayBeginMidway,
    repair,
    limits: limits === undefined ? undefined : limitsOf(limits, lifecycle),
  };
}

/** @throws TypeError where the options are no object, or have a name that is not among these. */
export function checkOptions(options: unknown, names: readonly string[]): void {
  if (!isObject(options)) throw new TypeError(`options: expected an object, found ${describe(options)}`);
  for (const key of Object.keys(options)) {
    if (!names.includes(key)) throw unknownWord("option", key, names);
  }
}

function limitsOf(limits: NonNullable<ValidateOptions["limits"]>, { statuses }: Lifecycle): Settings["limits"] {
  if (!isObject(limits)) {
    throw new TypeError(`options.limits: expected seconds by status, found ${describe(limits)}`);
  }
  const chosen: Record<string, number> = Object.create(null);
  for (const [status, seconds] of Object.entries(limits)) {
    if (!statuses.includes(status)) throw unknownWord("status", status, statuses);
    if (seconds === undefined) continue;
    if (typeof seconds !== "number" || !(seconds >= 0)) {
      throw new TypeError(`options.limits.${status}: expected seconds, found ${describe(seconds)}`);
    }
    chosen[status] = seconds;
  }
  return chosen;
}

function severitiesOf(overrides: ValidateOptions["rules"]): Severities {
  if (overrides === undefined) return DEFAULT_SEVERITIES;
  if (!isObject(overrides)) {
    throw new TypeError(`options.rules: expected severities by rule id, found ${describe(overrides)}`);
  }
  const chosen = Object.entries(overrides).filter(([, severity]) => severity !== undefined);
  return {
    ...DEFAULT_SEVERITIES,
    ...Object.fromEntries(chosen.map(([id, severity]) => [parseRuleId(id), parseSeverity(severity)])),
  } as Severities;
}
