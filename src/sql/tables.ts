import type { Lifecycle } from "../machine/lifecycle.ts";
import type { Place } from "./automaton.ts";
import { STEP_RULES, type StepRule } from "./coverage.ts";
import type { Dialect, Sql } from "./dialect.ts";
import { call } from "./layout.ts";

/** How a rule on steps stands in the table of verdicts, and what of the visit it leaves in doubt, as its file says. */
const VERDICTS = {
  "illegal-first-status": { letter: "F", doubts: "step" },
  "status-after-terminal": { letter: "T", doubts: "times" },
  "repeated-status": { letter: "R", doubts: "times" },
  "illegal-transition": { letter: "X", doubts: "step" },
  "unattested-transition": { letter: "u", doubts: "nothing" },
} as const satisfies Record<StepRule, { readonly letter: string; readonly doubts: "nothing" | "step" | "times" }>;

const LEGAL = ".";

/** The code of a status is its column in the tables, counted from 1; the last is for all that are unknown. */
export function unknownCode({ statuses }: Lifecycle): number {
  return statuses.length + 1;
}

/**
 * The place after a status. Places are numbered from 1 as they are first reached, and from the empty history, which is
 * place 1, each status leads to a place of its own: so a status leads to the place after its code, with exceptions.
 */
export function nextPlace(places: readonly Place[], place: Sql, code: Sql): Sql {
  const exceptions = new Map<string, number[]>();
  places.forEach(({ next }, from) => {
    next.forEach((to, column) => {
      if (to === column + 1) return;
      const key = `${column + 1} ${to + 1}`;
      exceptions.set(key, [...(exceptions.get(key) ?? []), from + 1]);
    });
  });
  const cases = [...exceptions].map(([key, from]) => {
    const [column, to] = key.split(" ");
    return `  WHEN ${code} = ${column} AND ${place} IN (${from.join(", ")}) THEN ${to}`;
  });
  return cases.length === 0 ? `${code} + 1` : `CASE\n${cases.join("\n")}\n  ELSE ${code} + 1\nEND`;
}

/** The letter of the verdict on a status at a place, out of one text: a line a place, a letter a code. */
export function verdict(d: Dialect, places: readonly Place[], place: Sql, code: Sql): Sql {
  const lines = places.map(({ past, rules }, i) => {
    const letters = rules.map((rule) => (rule === undefined ? LEGAL : VERDICTS[rule].letter)).join("");
    const name = past.length === 0 ? "the empty history" : past.map((status) => status ?? "any other").join(", ");
    return `/* ${`${i + 1}`.padStart(2)} */ ${d.text(letters)} /* ${name.replaceAll("*/", "* /")} */`;
  });
  const position = `(${place} - 1) * ${places[0]!.rules.length} + ${code}`;
  return call("substr", lines.join(" ||\n"), position, "1");
}

/** The rule of a letter; NULL where the step is legal. */
export function ruleOf(d: Dialect, letter: Sql): Sql {
  const cases = STEP_RULES.map((rule) => `  WHEN ${d.text(VERDICTS[rule].letter)} THEN ${d.text(rule)}`);
  return `CASE ${letter}\n${cases.join("\n")}\nEND`;
}

/** The letters of the rules that doubt the times of the visit. */
export function doubtsTimes(d: Dialect): readonly Sql[] {
  return STEP_RULES.filter((rule) => VERDICTS[rule].doubts === "times").map((rule) => d.text(VERDICTS[rule].letter));
}

/** The rules that leave the step in doubt. */
export function doubtsStep(d: Dialect): readonly Sql[] {
  return STEP_RULES.filter((rule) => VERDICTS[rule].doubts !== "nothing").map((rule) => d.text(rule));
}

/** What the codes, places and letters mean, for the comment above them. */
export function legend(lifecycle: Lifecycle): readonly string[] {
  const { statuses } = lifecycle;
  const codes = statuses.map((status, i) => `${i + 1} ${status}`);
  const lines = Array.from({ length: Math.ceil(codes.length / 6) }, (_, i) => codes.slice(6 * i, 6 * i + 6).join(", "));
  return [
    "Replay through the lifecycle. All that the past of a history means for its next status is its place: a number,",
    "and a line of the table of verdicts, named by the shortest history that leads there. A verdict is a letter for each",
    "status, by its code:",
    ...lines.map((line) => `  ${line},`),
    `  ${unknownCode(lifecycle)} any other`,
    `${LEGAL} is legal; ${STEP_RULES.map((rule) => `${VERDICTS[rule].letter} ${rule}`).join(", ")}`,
  ];
}
