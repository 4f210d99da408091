import { type RuleId, rules } from "../../validate/catalogue.ts";
import { parseRuleId } from "../../validate/options.ts";

/**
 * The rule that was asked for, or all.
 *
 * @throws TypeError naming the nearest rule where there is none of that name.
 */
export function chosenRules(rule: RuleId | undefined): readonly RuleId[] {
  return rule === undefined ? (Object.keys(rules) as RuleId[]) : [parseRuleId(rule)];
}
