import { type RuleId, rules } from "../../validate/engine/catalogue.ts";
import { checkConstraints, type Kinds } from "../constraints/check-constraints.ts";
import { oneOf } from "../constraints/validators.ts";

interface Choice {
  readonly rule?: RuleId | undefined;
}

const RULES = Object.keys(rules) as RuleId[];
const KINDS: Kinds<Choice> = { rule: oneOf(RULES) };

/**
 * The rule that was asked for, or all.
 *
 * @throws TypeError naming the nearest rule where there is none of that name.
 */
export function chosenRules(choice: Choice): readonly RuleId[] {
  checkConstraints(choice, KINDS);
  return choice.rule === undefined ? RULES : [choice.rule];
}
