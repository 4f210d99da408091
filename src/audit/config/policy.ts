import { dirname } from "node:path";
import { nameMatcher, pathMatcher } from "../../read/inputs/glob.ts";
import { resolveOptions, type ValidateOptions } from "../../validate/engine/options.ts";
import type { Settings } from "../../validate/engine/settings.ts";
import { UsageError } from "../usage-error.ts";
import type { ConfigFile } from "./read-config.ts";
import { relativePath } from "./relative-path.ts";

/** Jobs to skip, and the reason. */
export interface Ignored {
  readonly jobs: string;
  readonly reason: string;
}

/** How a history is validated, by its file and by the name of its job. */
export interface Policy {
  /** The options without `now`, which `limits` need. */
  optionsFor(file: string): ValidateOptions<string>;
  /** The same options, checked. `limits` are measured up to the time of the first call. */
  settingsFor(file: string): Settings;
  /** The entry of `ignore` that matches the job. */
  ignoring(job: { readonly name?: string | undefined }): Ignored | undefined;
}

/** Command line options win over overrides, later overrides over earlier ones, and overrides over the rest. */
export function policyOf(configFile: ConfigFile | undefined, commandLine: ValidateOptions<string>): Policy {
  const { overrides = [], ignore = [], rules, evidence, limits } = configFile?.config ?? {};
  const folder = configFile === undefined ? "." : dirname(configFile.file);
  const matcher = (compile: typeof pathMatcher, glob: string) => {
    try {
      return compile(glob);
    } catch (error) {
      const reason = (error as Error).message;
      throw new UsageError(`${configFile?.file}: invalid glob ${JSON.stringify(glob)}: ${reason}`);
    }
  };
  const ignored = ignore.map((entry) => ({ entry, matches: matcher(nameMatcher, entry.jobs) }));
  const overriding = overrides.map(({ files, ...options }) => ({
    options,
    patterns: files.map((glob) => matcher(pathMatcher, glob)),
  }));

  const fittingFor = (file: string) => {
    if (overriding.length === 0) return overriding;
    const path = relativePath(folder, file);
    return overriding.filter(({ patterns }) => patterns.some((matches) => matches(path)));
  };
  const optionsOf = (fitting: typeof overriding): ValidateOptions<string> =>
    [{ rules, evidence, limits }, ...fitting.map(({ options }) => options), commandLine].reduce(merged, {});
  /** Files with the same overrides share their settings, and with them all that the engine derives from settings. */
  const known = new Map<string, Settings>();

  return {
    optionsFor: (file) => optionsOf(fittingFor(file)),
    settingsFor(file) {
      const fitting = fittingFor(file);
      const key = fitting.map((override) => overriding.indexOf(override)).join();
      let settings = known.get(key);
      if (settings === undefined) {
        const options = optionsOf(fitting);
        settings = resolveOptions(options.limits === undefined ? options : { ...options, now: Date.now() });
        known.set(key, settings);
      }
      return settings;
    },
    ignoring(job) {
      const { name } = job;
      return name === undefined ? undefined : ignored.find(({ matches }) => matches(name))?.entry;
    },
  };
}

function merged(weaker: ValidateOptions<string>, stronger: ValidateOptions<string>): ValidateOptions<string> {
  const said = Object.entries(stronger).filter(([, value]) => value !== undefined);
  return {
    ...weaker,
    ...Object.fromEntries(said),
    rules: { ...weaker.rules, ...stronger.rules },
    ...(stronger.limits === undefined ? {} : { limits: { ...weaker.limits, ...stronger.limits } }),
  };
}
