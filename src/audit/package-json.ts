import { readFileSync } from "node:fs";

interface Package {
  readonly name: string;
  readonly version: string;
}

/** What package.json says of this package. */
export const { name, version }: Package = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);
