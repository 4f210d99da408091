/** Whether a path has signs that only a pattern has. */
export function isGlob(path: string): boolean {
  return /[*?{[]/.test(path);
}

/** The part of a pattern before its first sign: the folder to look in. */
export function globBase(pattern: string): string {
  const steps = pattern.split("/");
  const base = steps.slice(0, steps.findIndex(isGlob)).join("/");
  return base === "" ? (pattern.startsWith("/") ? "/" : ".") : base;
}

/**
 * A pattern as a regular expression over paths with `/`: `*` and `?` within a name, `**` over folders, `[abc]` and
 * `{a,b}`. The shells' own rules, but for names that begin with a dot, which are no different here.
 *
 * @param within what `*` and `?` stand for: a sign of a name, or any sign where what is matched is no path.
 */
export function globPattern(pattern: string, within: "[^/]" | "." = "[^/]"): RegExp {
  let source = "";
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const sign = pattern[i]!;
    const set = sign === "[" ? /^\[([!^]?)([^\]]+)\]/.exec(pattern.slice(i)) : null;
    if (pattern.startsWith("**/", i)) {
      source += "(?:[^/]+/)*";
      i += 2;
    } else if (pattern.startsWith("**", i)) {
      source += ".*";
      i += 1;
    } else if (set !== null) {
      source += `[${set[1] === "" ? "" : "^"}${set[2]!.replaceAll("\\", "\\\\")}]`;
      i += set[0].length - 1;
    } else if (sign === "*") source += `${within}*`;
    else if (sign === "?") source += within;
    else if (sign === "{") {
      source += "(?:";
      depth++;
    } else if (sign === "}" && depth > 0) {
      source += ")";
      depth--;
    } else source += sign === "," && depth > 0 ? "|" : sign.replace(/[\\^$.|+()[\]{}]/, "\\$&");
  }
  return new RegExp(`^${source}${")".repeat(depth)}$`, "s");
}
