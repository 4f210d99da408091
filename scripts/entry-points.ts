import { readFileSync } from "node:fs";

const { exports, bin } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  readonly bin: Readonly<Record<string, string>>;
};
const files = Object.values(exports).map((target) => (typeof target === "string" ? target : target.default));

/** What package.json exports and runs, by its name in src and in dist: `read/index`. */
export const entryPoints: readonly string[] = [...files, ...Object.values(bin)].flatMap(
  (file) => /^(?:\.\/)?dist\/(.*)\.js$/.exec(file)?.[1] ?? [],
);
