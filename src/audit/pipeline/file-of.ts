import type { Source } from "../../read/read-record.ts";

/** The file that a record stands in, or `-` where that is standard input. */
export function fileOf({ source: { file = "-" } }: { readonly source: Source }): string {
  return file;
}
