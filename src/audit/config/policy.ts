import { dirname } from "node:path";
import { nameMatcher, pathMatcher } from "../../read/inputs/glob.ts";
import type { ValidateOptions } from "../../validate/engine/options.ts";
import { UsageError } from "../usage-error.ts";
import type { ConfigFile } from "./read-config.ts";
import { relativePath } from "./relative-path.ts";

/** Jobs to skip, and the reason. */
export interface Ignored {
  readonly jobs: string;
  readonly reason: string;
}

/** The options for a history, by its file and by the name of its job. */
export interface Policy {
  optionsFor(file: string): ValidateOptions;
  /** The entry of `ignore` that matches the job. */
  ignoring(job: { readonly name?: string | undefined }): Ignored | undefined;
}

/** Command line options win over overrides, later overrides over earlier ones, and overrides over the rest. */
export function policyOf(configFile: ConfigFile | undefined, commandLine: ValidateOptions): Policy {
  const { overrides = [], ignore = [], rules, evidence, limits } = configFile?.config ?? {};
  const folder = configFile === undefined ? "." : dirname(configFile.file);
  const matcher = (compile: typeof pathMatcher, glob: string) => {
    try {
      return compile(glob);
    } catch {
      throw new UsageError(`${configFile?.file}: invalid glob ${JSON.stringify(glob)}`);
    }
  };
  const ignored = ignore.map((entry) => ({ entry, matches: matcher(nameMatcher, entry.jobs) }));
  const overriding = overrides.map(({ files, ...options }) => ({
    options,
    patterns: files.map((glob) => matcher(pathMatcher, glob)),
  }));

  return {
    optionsFor(file) {
      const path = relativePath(folder, file);
      const fitting = overriding.filter(({ patterns }) => patterns.some((matches) => matches(path)));
      const weakest: ValidateOptions = { rules, evidence, limits };
      const options = [weakest, ...fitting.map((override) => override.options), commandLine].reduce(merged, {});
      // `limits` are measured up to the time of the audit.
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
