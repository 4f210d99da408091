import { type RuleId, rules } from "../../validate/engine/catalogue.ts";
import { checkConstraints, type Validators } from "../constraints/check-constraints.ts";
import { oneOf } from "../constraints/validators.ts";

interface Choice {
  readonly rule?: RuleId | undefined;
}

const RULES = Object.keys(rules) as RuleId[];
const VALIDATORS: Validators<Choice> = { rule: oneOf(RULES) };

/**
 * The requested rule, or all rules.
 *
 * @throws TypeError that names the nearest rule if there is no such rule.
 */
export function chosenRules(choice: Choice): readonly RuleId[] {
  checkConstraints(choice, VALIDATORS);
  return choice.rule === undefined ? RULES : [choice.rule];
}
