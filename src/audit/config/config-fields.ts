import { EVIDENCE } from "../../machine/evidence.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { type RuleId, rules } from "../../validate/engine/catalogue.ts";
import { SEVERITY_WORDS } from "../../validate/engine/options.ts";
import { name } from "../package-json.ts";
import { listOf, object, oneOf, record, type Schema, seconds, text, words } from "./config-schema.ts";
import { FAIL_ON } from "./fail-on.ts";

const severities = {
  shape: record("rule", Object.keys(rules) as RuleId[], oneOf("severity", SEVERITY_WORDS)),
  description: "Severity by rule id; off silences the rule.",
};

const evidence = {
  shape: oneOf("evidence", EVIDENCE),
  description: "The weakest evidence that makes a transition legal.",
};

const limits = {
  shape: record("status", trainingJobLifecycle.statuses, seconds()),
  description:
    'The longest time that a running job may spend in a status, by status: seconds, or a duration such as "90s", "30m", "1h", "2d".',
};

const override = object(
  {
    files: {
      shape: listOf(words()),
      description: "Globs of files, relative to the folder of this file.",
    },
  },
  { rules: severities, evidence, limits },
);

const ignored = object(
  {
    jobs: { shape: words(), description: "A glob of job names: load-test-*." },
    reason: {
      shape: words(),
      description: "Why these jobs are not audited; printed when an audit skips some.",
    },
  },
  {},
);

/** The fields of a configuration file. Command line options win over it. */
export const config = object(
  {},
  {
    $schema: { shape: text(), description: "This schema, for editors." },
    rules: severities,
    evidence,
    limits,
    failOn: { shape: oneOf("failOn", FAIL_ON), description: "Least severity that makes the exit code 1." },
    overrides: {
      shape: listOf(override),
      description: "Settings for some files. If several match a file, the last one wins.",
    },
    ignore: { shape: listOf(ignored), description: "Jobs that are not audited." },
  },
);

export type Config = typeof config extends Schema<infer T> ? T : never;

/** The JSON Schema of a configuration file, published as config.schema.json. */
export function configSchema(): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `Configuration of ${name}`,
    ...config.schema,
  };
}
