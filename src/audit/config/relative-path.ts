import { relative, resolve } from "node:path";

/** What stands where a file would, of a job that an account described: `aws:us-east-1`. */
export const ACCOUNT = "aws:";

/** A file as seen from a folder, with `/`. A region of an account stands in no folder. */
export function relativePath(folder: string, file: string): string {
  return file.startsWith(ACCOUNT) ? file : relative(folder, resolve(file)).replaceAll("\\", "/");
}
