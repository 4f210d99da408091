import type { Evidence } from "../machine/evidence.ts";
import type { Lifecycle } from "../machine/lifecycle.ts";
import { resolveOptions } from "../validate/engine/options.ts";
import { RuleContext } from "../validate/engine/rule-context.ts";
import type { Settings } from "../validate/engine/settings.ts";
import { reportOn } from "../validate/validate.ts";
import { STEP_RULES, type StepRule } from "./coverage.ts";

/** A state of the automaton: what the entries so far mean for the next one. */
export interface Place {
  /** The shortest history that leads here; an unknown status is `undefined`. */
  readonly past: readonly (string | undefined)[];
  /** By column, the last being the unknown status: the index of the next place. */
  readonly next: readonly number[];
  /** By column: the rule that reports the transition; undefined if it is legal. */
  readonly rules: readonly (StepRule | undefined)[];
}

/** Any text that is not a status works, because all unknown statuses are treated alike. */
const UNKNOWN = "\0";

/**
 * Replay and its rules as one finite automaton, for engines that can only look up tables.
 *
 * The verdicts come from the library, which validates the shortest history that leads to each place plus one entry. A
 * place is a row of the replay table and the previous status, because repeated statuses and those after an unknown
 * status depend on it, and whether the history says already that its lifecycle has no order. Place 0 is the empty history.
 */
export function automatonOf(lifecycle: Lifecycle, evidence: Evidence): readonly Place[] {
  const settings = resolveOptions({ lifecycle, evidence, hasTimes: false });
  const rowAfter = (past: Place["past"]) =>
    RuleContext.of(transitions([...past, undefined]), "history", settings).steps.at(-1)!.row;
  const keyOf = (past: Place["past"]) => `${rowAfter(past)} ${past.at(-1)} ${saysOrder(past, settings)}`;

  const columns = [...lifecycle.statuses, undefined];
  const places: Place[] = [];
  const indexByKey = new Map([[keyOf([]), 0]]);
  const pasts: Place["past"][] = [[]];
  for (const past of pasts) {
    const histories = columns.map((status) => [...past, status]);
    const next = histories.map((history) => {
      const key = keyOf(history);
      if (!indexByKey.has(key)) indexByKey.set(key, pasts.push(history) - 1);
      return indexByKey.get(key)!;
    });
    places.push({ past, next, rules: histories.map((history) => lastStepRule(history, settings)) });
  }
  return places;
}

function lastStepRule(history: Place["past"], settings: Settings): StepRule | undefined {
  const { findings } = reportOn(transitions(history), "history", settings);
  const said = findings.filter(({ path }) => path[0] === history.length - 1).map(({ rule }) => rule);
  return STEP_RULES.find((rule) => said.includes(rule));
}

/** Whether a history already says that its lifecycle has no order, which is said once. */
function saysOrder(past: Place["past"], settings: Settings): boolean {
  const { findings } = reportOn(transitions(past), "history", settings);
  return findings.some((finding) => finding.rule === "unattested-transition" && finding.data.unordered === true);
}

function transitions(statuses: Place["past"]): readonly { readonly Status: string }[] {
  return statuses.map((status) => ({ Status: status ?? UNKNOWN }));
}
