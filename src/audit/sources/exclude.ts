import { isAbsolute, relative, resolve, sep } from "node:path";
import type { IsExcluded } from "../../read/inputs/find-inputs.ts";
import { pathMatcher } from "../../read/inputs/glob.ts";

/**
 * A test for the files that a pattern excludes. The pattern is relative to the working folder and excludes everything
 * below a folder that it matches.
 *
 * @throws SyntaxError if it is not a pattern, as `[z-a]`, or its braces have too many alternatives.
 */
export function parseExclude(pattern: string): IsExcluded {
  const absolutePattern = pattern.startsWith("**/") ? undefined : resolve(pattern);
  const matches = pathMatcher(absolutePattern ?? pattern.replace(/\/+$/, ""));
  return (absolute) => {
    const path = absolutePattern === undefined ? withinWorkingFolder(absolute) : absolute;
    const names = path.split(sep);
    return names.some((_, i) => matches(names.slice(0, i + 1).join("/")));
  };
}

/** Outside of the working folder, `**` starts at the root. */
function withinWorkingFolder(absolute: string): string {
  const path = relative(".", absolute);
  return path.startsWith("..") || isAbsolute(path) ? absolute.slice(1) : path;
}
