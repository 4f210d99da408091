import type { Lifecycle } from "../../machine/lifecycle.ts";
import { nearWord } from "../../model/misuse/did-you-mean.ts";

/**
 * The statuses that a repair may write instead of a status: the known one that is near an unknown one in spelling, or the
 * current ones that mean the same as a retired one. Empty for all others.
 */
export function replacementsFor(status: string, { statuses, deprecatedStatuses, statesOf }: Lifecycle): string[] {
  if (!statuses.includes(status)) {
    const near = nearWord(status, statuses);
    return near === undefined ? [] : [near];
  }
  if (!deprecatedStatuses.includes(status)) return [];
  const [retired] = statesOf(status);
  return statuses.filter((other) => {
    const [state] = statesOf(other);
    const isCurrent = state?.evidence !== "inferred" && !deprecatedStatuses.includes(other);
    return isCurrent && state?.phase === retired?.phase && state?.awaits === retired?.awaits;
  });
}
