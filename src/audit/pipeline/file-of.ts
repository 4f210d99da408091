import type { Source } from "../../read/read-record.ts";

/** The file of a record, or `-` for standard input. */
export function fileOf({ source: { file = "-" } }: { readonly source: Source }): string {
  return file;
}
