import picomatch from "picomatch";

/** Whether a path has characters that only a pattern has. */
export function isGlob(path: string): boolean {
  return /[*?{[]/.test(path);
}

/** The part of a pattern before its first wildcard: the folder to look in. */
export function globBase(pattern: string): string {
  const steps = pattern.split("/");
  const base = steps.slice(0, steps.findIndex(isGlob)).join("/");
  return base === "" ? (pattern.startsWith("/") ? "/" : ".") : base;
}

type Matches = (text: string) => boolean;

/** `posix` has `[!a]` as shells have it; `debug` throws what is wrong with a pattern instead of matching nothing. */
const OPTIONS = { dot: true, posix: true, debug: true, strictSlashes: true } as const;

/**
 * A shell's pattern for paths: `*` and `?` within a name, `**` over folders, `[abc]` and `{a,b}`. It takes linear time
 * per name, as {@link nameMatcher} does.
 *
 * @throws SyntaxError if it is not a pattern, as `[z-a]`, or its braces have too many alternatives.
 */
export function pathMatcher(pattern: string): Matches {
  const alternatives = expandBraces(pattern).map(stepsMatcher);
  return (path) => {
    const names = path.split("/");
    return alternatives.some((matches) => matches(names));
  };
}

type MatchesNames = (names: readonly string[]) => boolean;

/** Matches a path, name by name. The names between two `**` are matched at their first occurrence only. */
function stepsMatcher(pattern: string): MatchesNames {
  const runs: Matches[][] = [[]];
  for (const step of pattern.split("/")) {
    if (step === "**") runs.push([]);
    else runs.at(-1)!.push(stepMatcher(step));
  }
  const isAt = (run: readonly Matches[], names: readonly string[], at: number) =>
    at + run.length <= names.length && run.every((matches, i) => matches(names[at + i]!));
  const [first, ...others] = runs as [Matches[], ...Matches[][]];
  const last = others.pop();
  if (last === undefined) return (names) => names.length === first.length && isAt(first, names, 0);
  return (names) => {
    if (!isAt(first, names, 0)) return false;
    let at = first.length;
    for (const run of others) {
      while (!isAt(run, names, at)) if (at++ >= names.length) return false;
      at += run.length;
    }
    return names.length - last.length >= at && isAt(last, names, names.length - last.length);
  };
}

/** No wildcard matches the empty name before the first slash of an absolute path. */
function stepMatcher(step: string): Matches {
  const matches = nameMatcher(step);
  return (name) => (name === "") === (step === "") && matches(name);
}

/**
 * A shell's pattern for names, in which `*` matches any text. It takes linear time, however many `*` there are: the
 * text after each `*` is matched at its first occurrence only. A lookahead does that, because a regular expression never
 * backtracks into one.
 *
 * @throws SyntaxError if it is not a pattern, as `[z-a]`, or its braces have too many alternatives.
 */
export function nameMatcher(pattern: string): Matches {
  const alternatives = expandBraces(pattern).map((alternative) => {
    const [first, ...rest] = partsBetweenStars(alternative).map(sourceOf);
    const last = rest.pop();
    const middle = rest.map((part, i) => `(?=(?<p${i}>.*?${part}))\\k<p${i}>`).join("");
    return new RegExp(`^${first}${middle}${last === undefined ? "" : `.*${last}`}$`, "s");
  });
  return (name) => alternatives.some((alternative) => alternative.test(name));
}

/** Braces multiply: ten pairs of `{a,b}` are 1,024 patterns. */
const MOST_ALTERNATIVES = 1000;

/**
 * `{a,b}c` as `ac` and `bc`: the first occurrence of a part differs between alternatives.
 *
 * @throws SyntaxError if there are more than {@link MOST_ALTERNATIVES}.
 */
function expandBraces(pattern: string): readonly string[] {
  let patterns = new Set([pattern]);
  for (let hasBraces = true; hasBraces; ) {
    hasBraces = false;
    const expanded = new Set<string>();
    for (const text of patterns) {
      for (const choice of expandFirst(text)) {
        hasBraces ||= choice !== text;
        if (expanded.add(choice).size > MOST_ALTERNATIVES) {
          throw new SyntaxError(`its braces have more than ${MOST_ALTERNATIVES} alternatives`);
        }
      }
    }
    patterns = expanded;
  }
  return [...patterns];
}

/** Expands the first pair of braces that holds no other. */
function expandFirst(pattern: string): readonly string[] {
  const braces = /(?<!\\)\{([^{},]*(?:,[^{},]*)+)\}/.exec(pattern);
  if (braces === null) return [pattern];
  const [before, after] = [pattern.slice(0, braces.index), pattern.slice(braces.index + braces[0].length)];
  return braces[1]!.split(",").map((choice) => before + choice + after);
}

/** The parts of a pattern between its `*`. One that is escaped or in a set does not count. */
function partsBetweenStars(pattern: string): string[] {
  const parts = [""];
  for (const [token] of pattern.matchAll(/\\.|\[[!^]?\]?[^\]]*\]|\*+|./gs)) {
    if (token.startsWith("*")) parts.push("");
    else parts.push(parts.pop() + token);
  }
  return parts;
}

/** A part without `*` as the source of a regular expression, which matches names with slashes too. */
function sourceOf(part: string): string {
  const options = { ...OPTIONS, noextglob: true, nonegate: true, contains: true };
  // The library takes brackets that are not a range for a group or a mistake.
  const literal = part.replaceAll(/(?<!\\)(?:[()|]|\{(?![^{},]+\.\.[^{},]+\})|(?<!\{[^{},]+\.\.[^{},]+)\})/g, "\\$&");
  const steps = literal.split("/").map((step) => (step === "" ? "" : picomatch.makeRe(step, options).source));
  return steps.join("\\/");
}
