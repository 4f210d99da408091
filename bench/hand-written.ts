import { type SecondaryStatusTransition, trainingJobLifecycle } from "../src/index.ts";

/**
 * What a careful engineer would write without this library: a Set of the legal pairs, and the times one after another.
 * It is given some start: it takes the two states called Uploading for one, mixes no zones, and makes no report.
 */
export function handWritten(read: (time: unknown) => number) {
  const pairs = new Set(
    trainingJobLifecycle.edges
      .filter(({ evidence }) => evidence !== "inferred")
      .map(({ from, status }) => `${from.split(".")[1] ?? ""}->${status}`),
  );
  const ends = new Set<string>(trainingJobLifecycle.terminalStatuses);
  const earliest = Date.UTC(2017, 10, 29);
  return (history: readonly SecondaryStatusTransition[]): "legal" | "open" | "remarkable" | "illegal" => {
    if (!Array.isArray(history)) return "illegal";
    const latest = Date.now() + 86_400_000;
    let previous = "";
    let previousEnd: number | undefined;
    let isRemarkable = history.length === 0;
    for (let i = 0; i < history.length; i++) {
      const entry = history[i]!;
      if (typeof entry !== "object" || entry === null) return "illegal";
      if (typeof entry.Status !== "string") return "illegal";
      if (entry.StatusMessage !== undefined && typeof entry.StatusMessage !== "string") return "illegal";
      if (!pairs.has(`${previous}->${entry.Status}`)) return "illegal";
      const start = read(entry.StartTime);
      if (Number.isNaN(start) || start < earliest || start > latest) return "illegal";
      if (i > 0) {
        if (previousEnd === undefined || start < previousEnd) return "illegal";
        if (start > previousEnd) isRemarkable = true;
      }
      previousEnd = undefined;
      if (entry.EndTime !== undefined) {
        const end = read(entry.EndTime);
        if (Number.isNaN(end) || end < start || end > latest) return "illegal";
        if (ends.has(entry.Status) && end > start) isRemarkable = true;
        previousEnd = end;
      } else if (ends.has(entry.Status)) isRemarkable = true;
      previous = entry.Status;
    }
    return isRemarkable ? "remarkable" : ends.has(previous) ? "legal" : "open";
  };
}
