import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { lifecycleOf } from "../../machine/lifecycle-of.ts";
import { isArray } from "../../model/safe-access.ts";
import { type CustomRule, parseCustomRules } from "../../validate/custom-rule.ts";
import { UsageError } from "../usage-error.ts";

/**
 * The lifecycle of `--lifecycle`: the default export of a module, a machine of xstate or a lifecycle.
 *
 * @throws UsageError naming the file and what is wrong with it.
 */
export function loadLifecycle(file: string): Promise<Lifecycle> {
  return load(file, (value) => {
    const isLifecycle = typeof Object(value).replayTable === "function";
    return isLifecycle ? (value as Lifecycle) : lifecycleOf(value as Parameters<typeof lifecycleOf>[0]);
  });
}

/**
 * The rules of `--rules`: the default export of a module, one rule of `defineRule` or an array of them.
 *
 * @throws UsageError naming the file and what is wrong with it, such as an id that another rule has.
 */
export function loadRules(file: string): Promise<readonly CustomRule[]> {
  return load(file, (value) => {
    const customRules = isArray(value) ? value : [value];
    parseCustomRules(customRules);
    return (customRules as readonly CustomRule[]).map((rule) => namedInErrors(rule, file));
  });
}

/** The rule, with its name and its file in what it throws. */
function namedInErrors(rule: CustomRule, file: string): CustomRule {
  const named = <T>(method: string, call: () => T): T => {
    try {
      return call();
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      throw new UsageError(`${file}: the ${method} of the rule ${rule.id} failed: ${problem}`);
    }
  };
  return {
    ...rule,
    check: (context, report) => named("check", () => rule.check(context, report)),
    message: (data) => named("message", () => rule.message(data)),
  };
}

async function load<T>(file: string, parse: (value: unknown) => T): Promise<T> {
  if (!existsSync(file)) throw new UsageError(`${file}: no such file or folder`);
  try {
    const module = await import(pathToFileURL(resolve(file)).href);
    if (module.default === undefined) throw new Error("the module has no default export");
    return parse(module.default);
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
