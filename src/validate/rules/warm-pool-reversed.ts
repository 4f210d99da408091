import { warmPoolStatusIn } from "../../model/job.ts";
import { defineComparison } from "../engine/rule.ts";

export interface Data {
  /** In the earlier response. */
  readonly earlier: string;
  /** In the later response. */
  readonly later: string;
}

/** Nothing follows these. */
const FINAL = ["Terminated", "Reused"];

export const warmPoolReversed = defineComparison({
  id: "warm-pool-reversed",
  title: "A warm pool that was terminated or reused has another status",
  severity: "error",
  evidence: "documented",
  source: "WarmPools",
  needs: ["WarmPoolStatus"],
  check(pair, report) {
    const [earlier, later] = [warmPoolStatusIn(pair.earlier.job!), warmPoolStatusIn(pair.later.job!)];
    if (earlier === undefined || later === undefined || earlier === later || !FINAL.includes(earlier)) return;
    report(["WarmPoolStatus", "Status"], { earlier, later });
  },
  message: ({ earlier, later }: Data) => `was ${earlier}, which is final, in an earlier response and is ${later} now`,
});
