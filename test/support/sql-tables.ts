import { writeFileSync } from "node:fs";
import type { History } from "./histories.ts";

/** A line a history, as a job whose name is its place among all: an object in AWS's names, or arrays without names. */
export function writeNdjson(file: string, histories: readonly History[], as: "object" | "array" = "object"): string {
  const lines = histories.map((history, job) =>
    as === "object"
      ? { TrainingJobName: `${job}`, SecondaryStatusTransitions: history }
      : [`${job}`, history.map((row) => row && [row.Status, row.StartTime, row.EndTime])],
  );
  writeFileSync(file, lines.map((value) => `${JSON.stringify(value)}\n`).join(""));
  return file;
}
