import { EVIDENCE, type Evidence } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { type DuplicateKey, isDuplicateKey, NO_DUPLICATES } from "../../model/duplicate-key.ts";
import { checkOptions } from "../../model/misuse/check-options.ts";
import { unknownWord } from "../../model/misuse/did-you-mean.ts";
import { describe, isArray, isObject } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import type { Timestamp } from "../../model/transition.ts";
import { type CustomRule, NO_RULES, parseCustomRules } from "../custom-rule.ts";
import { catalogue, comparisons } from "../rules/index.ts";
import { type RuleId, rules } from "./catalogue.ts";
import { SEVERITIES, type Severity } from "./finding.ts";
import type { Rule } from "./rule.ts";
import type { Settings, Severities } from "./settings.ts";

/** `CustomId` is the ids of the custom rules, `Status` the statuses of the lifecycle; those that are given decide it. */
export interface ValidateOptions<CustomId extends string = never, Status extends string = string> {
  /** Severity by rule id; "off" silences the rule. Default: the severity in the catalogue or in the custom rule. */
  readonly rules?: { readonly [Id in RuleId | NoInfer<CustomId>]?: Severity | "off" | undefined } | undefined;
  /** Rules of your own, as `defineRule` returns them. They run after the catalogue's, in this order. Default: none. */
  readonly customRules?: readonly CustomRule<CustomId>[] | undefined;
  /** The lifecycle that histories are replayed through. Default: `trainingJobLifecycle`. */
  readonly lifecycle?: Lifecycle<Status> | undefined;
  /** The weakest evidence that still makes an edge legal. Default: "inferred". */
  readonly evidence?: Evidence | undefined;
  /** What counts as the present for `implausible-timestamp` and `stuck`. Default: the clock. */
  readonly now?: Timestamp | undefined;
  /** False for histories that have an order but no times, such as console logs: no rule on times runs. Default: true. */
  readonly hasTimes?: boolean | undefined;
  /**
   * Whether the job is the `detail` of an EventBridge event, whose array may be empty although the job has ended.
   * Default: false.
   */
  readonly isEvent?: boolean | undefined;
  /** True for histories whose beginning may be missing, such as the tail of a log. Default: false. */
  readonly mayBeginMidway?: boolean | undefined;
  /** The keys that the text of the job has more than once, as `readHistories` returns them. Default: none. */
  readonly duplicateKeys?: readonly DuplicateKey[] | undefined;
  /** Whether the first finding of `illegal-transition` carries the repair of the whole history. Default: false. */
  readonly repair?: boolean | undefined;
  /**
   * Seconds that a running job may stay in a status, by status: turns the rule `stuck` on. They need `now`, the moment of
   * the response, because in an old response every running job would be stuck by the clock. Default: none.
   */
  readonly limits?: { readonly [S in NoInfer<Status>]?: number | undefined } | undefined;
}

/** Options with a lifecycle, whose histories may have fields of any names. */
export type OfLifecycle<CustomId extends string = never, Status extends string = string> = ValidateOptions<
  CustomId,
  Status
> & { readonly lifecycle: Lifecycle<Status> };

export const SEVERITY_WORDS = [...SEVERITIES, "off"] as const;

export type SeverityWord = (typeof SEVERITY_WORDS)[number];

/** @throws TypeError that names the word if it is neither a severity nor "off". */
export function parseSeverity(word: unknown): SeverityWord {
  const known = SEVERITY_WORDS.find((severity) => severity === word);
  if (known === undefined) throw unknownWord("severity", word, SEVERITY_WORDS);
  return known;
}

/** @throws TypeError that names the word, and the nearest rule, if there is no such rule. */
export function parseRuleId(word: unknown, customIds: readonly string[] = []): RuleId {
  if (typeof word === "string" && Object.hasOwn(rules, word)) return word as RuleId;
  throw unknownWord("rule", word, [...Object.keys(rules), ...customIds]);
}

/** @throws TypeError that names the word if it is not a level of evidence. */
export function parseEvidence(word: unknown): Evidence {
  const known = EVIDENCE.find((evidence) => evidence === word);
  if (known === undefined) throw unknownWord("evidence", word, EVIDENCE);
  return known;
}

export const OPTIONS = [
  "rules",
  "customRules",
  "lifecycle",
  "evidence",
  "now",
  "hasTimes",
  "isEvent",
  "mayBeginMidway",
  "duplicateKeys",
  "repair",
  "limits",
] satisfies (keyof ValidateOptions)[];

const DEFAULT_SEVERITIES = Object.freeze(
  Object.fromEntries(Object.values(rules).map(({ id, severity }) => [id, severity])),
) as Severities;

export const DEFAULT_SETTINGS: Settings = {
  rules: catalogue,
  customRules: NO_RULES,
  comparisons,
  severities: DEFAULT_SEVERITIES,
  lifecycle: trainingJobLifecycle,
  evidence: "inferred",
  now: undefined,
  hasTimes: true,
  isEvent: false,
  mayBeginMidway: false,
  duplicateKeys: NO_DUPLICATES,
  repair: false,
  limits: undefined,
};

/**
 * Checks options and fills in the defaults.
 *
 * @param names the known options, if the caller reads more than these itself.
 * @throws TypeError that names the unknown option, rule id or value.
 */
export function resolveOptions(
  options: ValidateOptions<string> | undefined,
  names: readonly string[] = OPTIONS,
): Settings {
  if (options === undefined) return DEFAULT_SETTINGS;
  checkOptions(options, names);
  const {
    lifecycle = trainingJobLifecycle as Lifecycle,
    evidence = "inferred",
    now,
    hasTimes = true,
    isEvent = false,
    mayBeginMidway = false,
    duplicateKeys = NO_DUPLICATES,
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
  if (!isArray(duplicateKeys) || !duplicateKeys.every(isDuplicateKey)) {
    throw new TypeError(`options.duplicateKeys: expected those of a record, found ${describe(duplicateKeys)}`);
  }
  if (limits !== undefined && now === undefined) {
    throw new TypeError("options.limits: give options.now as well, the time of the response");
  }
  const customRules = parseCustomRules(options.customRules);
  return {
    rules: catalogue,
    customRules,
    comparisons,
    severities: severitiesOf(options.rules, customRules),
    lifecycle,
    evidence: parseEvidence(evidence),
    now: instant,
    hasTimes,
    isEvent,
    mayBeginMidway,
    duplicateKeys,
    repair,
    limits: limits === undefined ? undefined : limitsOf(limits, lifecycle),
  };
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

function severitiesOf(overrides: ValidateOptions<string>["rules"], customRules: readonly Rule[]): Severities {
  if (overrides === undefined && customRules.length === 0) return DEFAULT_SEVERITIES;
  if (overrides !== undefined && !isObject(overrides)) {
    throw new TypeError(`options.rules: expected severities by rule id, found ${describe(overrides)}`);
  }
  const chosen = Object.entries(overrides ?? {}).filter(([, severity]) => severity !== undefined);
  const custom = Object.fromEntries(customRules.map(({ id, severity }) => [id, severity]));
  const idOf = (id: string) => (Object.hasOwn(custom, id) ? id : parseRuleId(id, Object.keys(custom)));
  return {
    ...DEFAULT_SEVERITIES,
    ...custom,
    ...Object.fromEntries(chosen.map(([id, severity]) => [idOf(id), parseSeverity(severity)])),
  } as Severities;
}
