import { describe, isObject, property } from "../model/safe-access.ts";

/** The name of a job that is another one in an earlier description, in words; undefined where neither is. */
export function differentName(received: unknown, earlier: unknown): string | undefined {
  if (!isObject(received) || !isObject(earlier)) return undefined;
  for (const field of ["TrainingJobName", "TrainingJobArn"]) {
    const [now, before] = [property(received, field), property(earlier, field)];
    if (now === undefined || before === undefined || now === before) continue;
    return `${field}: ${describe(now)}, and ${describe(before)} in the earlier description`;
  }
  return undefined;
}
