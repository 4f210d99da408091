import type { Lifecycle } from "../machine/lifecycle.ts";
import type { Place } from "./automaton.ts";
import { STEP_RULES, type StepRule } from "./coverage.ts";
import type { Dialect, Sql } from "./dialect.ts";
import { call } from "./layout.ts";

/** The letter of each rule in the table of verdicts, and what of the entry it invalidates, as in the rule's file. */
const VERDICTS = {
  "illegal-first-status": { letter: "F", doubts: "step" },
  "status-after-terminal": { letter: "T", doubts: "times" },
  "repeated-status": { letter: "R", doubts: "times" },
  "illegal-transition": { letter: "X", doubts: "step" },
  "unattested-transition": { letter: "u", doubts: "nothing" },
} as const satisfies Record<StepRule, { readonly letter: string; readonly doubts: "nothing" | "step" | "times" }>;

const LEGAL = ".";

/** The code of a status is its column in the tables, counted from 1; the last one is for unknown statuses. */
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

/** Looks up the letter of the verdict on a status at a place in one text: one line per place, one letter per code. */
export function verdict(d: Dialect, places: readonly Place[], place: Sql, code: Sql): Sql {
  const lines = places.map(({ past, rules }, i) => {
    const letters = rules.map((rule) => (rule === undefined ? LEGAL : VERDICTS[rule].letter)).join("");
    const name = past.length === 0 ? "the empty history" : past.map((status) => status ?? "any other").join(", ");
    return `/* ${`${i + 1}`.padStart(2)} */ ${d.text(letters)} /* ${name.replaceAll("*/", "* /")} */`;
  });
  const position = `(${place} - 1) * ${places[0]!.rules.length} + ${code}`;
  return call("substr", lines.join(" ||\n"), position, "1");
}

/** The rule of a letter; NULL if the transition is legal. */
export function ruleOf(d: Dialect, letter: Sql): Sql {
  const cases = STEP_RULES.map((rule) => `  WHEN ${d.text(VERDICTS[rule].letter)} THEN ${d.text(rule)}`);
  return `CASE ${letter}\n${cases.join("\n")}\nEND`;
}

/** The letters of the rules that invalidate the times of the entry. */
export function doubtsTimes(d: Dialect): readonly Sql[] {
  return STEP_RULES.filter((rule) => VERDICTS[rule].doubts === "times").map((rule) => d.text(VERDICTS[rule].letter));
}

/** The rules that invalidate the transition. */
export function doubtsStep(d: Dialect): readonly Sql[] {
  return STEP_RULES.filter((rule) => VERDICTS[rule].doubts !== "nothing").map((rule) => d.text(rule));
}

/** What the codes, places and letters mean, for the comment above them. */
export function legend(lifecycle: Lifecycle): readonly string[] {
  const { statuses } = lifecycle;
  const codes = statuses.map((status, i) => `${i + 1} ${status}`);
  const lines = Array.from({ length: Math.ceil(codes.length / 6) }, (_, i) => codes.slice(6 * i, 6 * i + 6).join(", "));
  return [
    "Replay through the lifecycle. What the entries so far mean for the next status is their place: a number,",
    "and a line of the table of verdicts, named by the shortest history that leads there. Each line has one letter for each",
    "status, by its code:",
    ...lines.map((line) => `  ${line},`),
    `  ${unknownCode(lifecycle)} any other`,
    `${LEGAL} is legal; ${STEP_RULES.map((rule) => `${VERDICTS[rule].letter} ${rule}`).join(", ")}`,
  ];
}
