import { isNaive } from "../../model/timestamp.ts";
import { defineRule } from "../engine/rule.ts";
import { type InputTime, timesOf } from "../engine/times.ts";

/**
 * A whole column without a zone beside columns with one, as an export can have: its times cannot be compared with the
 * others, and that is all that is wrong. A column in which only some times name a zone is left to `invalid-timestamp`.
 */
export const unknownZone = defineRule({
  id: "unknown-zone",
  title: "A field names no zone while other fields of the job do",
  severity: "info",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  check(subject, report) {
    const readable = timesOf(subject).filter(({ milliseconds }) => !Number.isNaN(milliseconds));
    const columns = byField(readable);
    const zones = new Map([...columns].map(([field, times]) => [field, zoneOf(times)]));
    // The entries are compared with each other, so the fields of the other kind are left out.
    const kept = zones.get("StartTime") ?? "named";
    if (kept === "mixed" || [...zones.values()].includes("mixed")) return;
    for (const [field, times] of columns) {
      const zone = zones.get(field)!;
      if (zone === kept) continue;
      report(times[0]!.path, { field, names: zone === "named", times: times.length });
      for (const time of times) time.doubt();
    }
  },
  message: ({ field, names }: { field: string; names: boolean; times: number }) =>
    names
      ? `the zone of the history's times is unknown: ${field} names one, and is not compared with them`
      : `the zone of ${field} is unknown: other times of the job name one, and are not compared with it`,
});

function byField(times: readonly InputTime[]): ReadonlyMap<string, readonly InputTime[]> {
  const columns = new Map<string, InputTime[]>();
  for (const time of times) {
    const field = String(time.path.at(-1));
    columns.set(field, [...(columns.get(field) ?? []), time]);
  }
  return columns;
}

function zoneOf(times: readonly InputTime[]): "named" | "unknown" | "mixed" {
  const naive = times.filter(({ raw }) => isNaive(raw)).length;
  if (naive === 0) return "named";
  return naive === times.length ? "unknown" : "mixed";
}
