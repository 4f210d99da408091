import { defineRule } from "../engine/rule.ts";

export const deprecatedStatus = defineRule({
  id: "deprecated-status",
  title: "A status that AWS no longer supports",
  severity: "warning",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  passesStep: ({ state }) => state?.deprecated === undefined,
  check({ entries, lifecycle }, report) {
    for (const entry of entries) {
      const state = entry.status === undefined ? undefined : lifecycle.statesOf(entry.status)[0];
      if (state?.deprecated === undefined) continue;
      report(entry.at("Status"), { status: entry.status!, since: state.since ?? null, deprecated: state.deprecated });
    }
  },
  message: ({ status, since, deprecated }: { status: string; since: string | null; deprecated: string }) =>
    `${status} is not supported by AWS since ${deprecated}${since === null ? "" : ` (it came on ${since})`}`,
});
