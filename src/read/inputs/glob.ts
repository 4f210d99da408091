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
 * A shell's pattern for paths: `*` and `?` within a name, `**` over folders, `[abc]` and `{a,b}`.
 *
 * @throws SyntaxError if it is not a pattern: `[z-a]`.
 */
export function pathMatcher(pattern: string): Matches {
  return picomatch(pattern, OPTIONS);
}

/**
 * A shell's pattern for names, in which `*` stands for any text. It takes linear time, however many `*` there are: the
 * text behind one is found where it comes first, and never looked for again. In a regular expression a lookahead does
 * that, for nothing goes back into it.
 *
 * @throws SyntaxError if it is not a pattern: `[z-a]`.
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

/** `{a,b}c` as `ac` and `bc`: what is found first in a part of an alternative need not be what the others need. */
function expandBraces(pattern: string): string[] {
  const braces = /(?<!\\)\{([^{}]*,[^{}]*)\}/.exec(pattern);
  if (braces === null) return [pattern];
  const [before, after] = [pattern.slice(0, braces.index), pattern.slice(braces.index + braces[0].length)];
  return braces[1]!.split(",").flatMap((choice) => expandBraces(before + choice + after));
}

/** The parts of a pattern between its `*`, of which those that are escaped or in a set are none. */
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
  // To the library, brackets that are no range are a group or a mistake.
  const literal = part.replaceAll(/(?<!\\)(?:[()|]|\{(?![^{},]+\.\.[^{},]+\})|(?<!\{[^{},]+\.\.[^{},]+)\})/g, "\\$&");
  const steps = literal.split("/").map((step) => (step === "" ? "" : picomatch.makeRe(step, options).source));
  return steps.join("\\/");
}
