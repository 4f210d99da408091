import { dirname } from "node:path";
import { nameMatcher, pathMatcher } from "../../read/inputs/glob.ts";
import type { ValidateOptions } from "../../validate/engine/options.ts";
import type { ConfigFile } from "./read-config.ts";
import { relativePath } from "./relative-path.ts";

/** Jobs that are not audited, and why. */
export interface Ignored {
  readonly jobs: string;
  readonly reason: string;
}

/** What is asked of a history, by the file that it stands in and by its job's name. */
export interface Policy {
  optionsFor(file: string): ValidateOptions;
  /** What leaves the job out of the audit, if anything does. */
  ignoring(job: { readonly name?: string | undefined }): Ignored | undefined;
}

/** The options of the command line win over overrides, later overrides over earlier ones, and those over the rest. */
export function policyOf(configFile: ConfigFile | undefined, commandLine: ValidateOptions): Policy {
  const { overrides = [], ignore = [], rules, evidence, limits } = configFile?.config ?? {};
  const folder = configFile === undefined ? "." : dirname(configFile.file);
  const ignored = ignore.map((entry) => ({ entry, matches: nameMatcher(entry.jobs) }));
  const overriding = overrides.map(({ files, ...options }) => ({
    options,
    patterns: files.map((glob) => pathMatcher(glob)),
  }));

  return {
    optionsFor(file) {
      const path = relativePath(folder, file);
      const fitting = overriding.filter(({ patterns }) => patterns.some((matches) => matches(path)));
      const weakest: ValidateOptions = { rules, evidence, limits };
      const options = [weakest, ...fitting.map((override) => override.options), commandLine].reduce(merged, {});
      // Limits are held against the moment of the audit.
      return options.limits === undefined ? options : { ...options, now: Date.now() };
    },
    ignoring(job) {
      const { name } = job;
      return name === undefined ? undefined : ignored.find(({ matches }) => matches(name))?.entry;
    },
  };
}

function merged(weaker: ValidateOptions, stronger: ValidateOptions): ValidateOptions {
  const said = Object.entries(stronger).filter(([, value]) => value !== undefined);
  return {
    ...weaker,
    ...Object.fromEntries(said),
    rules: { ...weaker.rules, ...stronger.rules },
    ...(stronger.limits === undefined ? {} : { limits: { ...weaker.limits, ...stronger.limits } }),
  };
}
