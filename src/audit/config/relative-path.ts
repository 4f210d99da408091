import { relative, resolve } from "node:path";

/** The source of a job that was read from an account, in place of a file: `aws:us-east-1`. */
export const ACCOUNT = "aws:";

/** A file relative to a folder, with `/`. The region of an account stays as it is. */
export function relativePath(folder: string, file: string): string {
  return file.startsWith(ACCOUNT) ? file : relative(folder, resolve(file)).replaceAll("\\", "/");
}
