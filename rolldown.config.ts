import { readFileSync } from "node:fs";
import { defineConfig } from "rolldown";
import { declarations } from "./scripts/declarations.ts";
import { reportPage } from "./scripts/report-page.ts";

/** The entry points are the ones that package.json names: `dist/read/index.js` is built from `src/read/index.ts`. */
const { exports, bin } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  readonly bin: Readonly<Record<string, string>>;
};
const files = [
  ...Object.values(exports).map((entry) => (typeof entry === "string" ? entry : entry.default)),
  ...Object.values(bin),
];
const names = files.flatMap((file) => /^(?:\.\/)?dist\/(.*)\.js$/.exec(file)?.[1] ?? []);

export default defineConfig([
  {
    input: Object.fromEntries(names.map((name) => [name, `src/${name}.ts`])),
    external: /^[^./]/,
    platform: "node",
    plugins: [declarations(".cache/types")],
    output: { dir: "dist", cleanDir: true, chunkFileNames: "chunks/[name]-[hash].js", comments: { jsdoc: false } },
  },
  {
    input: { "report-page": "src/html-report/client/main.ts" },
    platform: "browser",
    plugins: [reportPage("src/html-report/client/page.html")],
    output: { dir: "dist", minify: true },
  },
]);
