import type { Source } from "../../read/described-job.ts";
import type { Path } from "../../validate/finding.ts";
import { plain } from "./plain.ts";

/** Where a record was found: `dump.json:12 (boto3)`. */
export function sourceText({ file, line, cell, path, form }: Source): string {
  const place = [`${plain(file ?? "input")}:${line}`, ...(cell === undefined ? [] : [`cell ${cell}`])];
  if (path !== undefined && path.length > 0) place.push(pathText(path));
  return `${place.join(" ")} (${form})`;
}

/** `SecondaryStatusTransitions[2].EndTime` */
export function pathText(path: Path): string {
  return path.map((key, i) => (typeof key === "number" ? `[${key}]` : `${i === 0 ? "" : "."}${plain(key)}`)).join("");
}
