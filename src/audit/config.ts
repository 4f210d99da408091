import { readFileSync } from "node:fs";
import { nearest } from "../history/nearest.ts";
import { describe, isObject } from "../history/untrusted.ts";
import { parseEvidence, parseRuleId, parseSeverity, type ValidateOptions } from "../validate/options.ts";
import { FAIL_ON, type FailOn } from "./exit-code.ts";
import { UsageError } from "./usage-error.ts";

/** What a configuration file may say. Options of the command line win over it. */
export interface Config {
  readonly rules?: ValidateOptions["rules"];
  readonly evidence?: ValidateOptions["evidence"];
  readonly failOn?: FailOn;
}

const KEYS = ["rules", "evidence", "failOn"] as const satisfies (keyof Config)[];

/**
 * Reads a configuration file: JSON, `{ "rules": { "gap": "error" }, "evidence": "observed", "failOn": "warning" }`.
 *
 * @throws UsageError naming the file and what is wrong in it.
 */
export function readConfig(file: string): Config {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`--config ${file}: ${(error as Error).message}`);
  }
  if (!isObject(value)) throw new UsageError(`--config ${file}: expected a JSON object with ${KEYS.join(", ")}`);
  for (const key of Object.keys(value)) {
    if (key === "$schema" || KEYS.some((known) => known === key)) continue;
    throw new UsageError(`--config ${file}: unknown key "${key}"; did you mean "${nearest(key, KEYS)}"?`);
  }
  const { rules, evidence, failOn } = value as Record<keyof Config, unknown>;
  try {
    return {
      ...(rules === undefined ? {} : { rules: severitiesOf(rules) }),
      ...(evidence === undefined ? {} : { evidence: parseEvidence(evidence) }),
      ...(failOn === undefined ? {} : { failOn: parseFailOn(failOn) }),
    };
  } catch (error) {
    throw new UsageError(`--config ${file}: ${(error as Error).message}`);
  }
}

function severitiesOf(rules: unknown): ReturnType<typeof parseSeverities> {
  if (!isObject(rules))
    throw new TypeError(`rules: expected an object of severities by rule id, found ${describe(rules)}`);
  return parseSeverities(Object.entries(rules));
}

/** Severities by rule id, as a user wrote them; throws a TypeError that names what is wrong. */
export function parseSeverities(
  entries: readonly (readonly [string, unknown])[],
): NonNullable<ValidateOptions["rules"]> {
  return Object.fromEntries(entries.map(([id, severity]) => [parseRuleId(id), parseSeverity(severity)]));
}

function parseFailOn(word: unknown): FailOn {
  const known = FAIL_ON.find((failOn) => failOn === word);
  if (known === undefined) throw new TypeError(`unknown failOn "${word}": known are ${FAIL_ON.join(", ")}`);
  return known;
}
