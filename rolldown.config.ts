import { defineConfig } from "rolldown";
import { declarations } from "./scripts/declarations.ts";
import { entryPoints } from "./scripts/entry-points.ts";
import { reportPage } from "./scripts/report-page.ts";

export default defineConfig([
  {
    input: Object.fromEntries(entryPoints.map((name) => [name, `src/${name}.ts`])),
    external: /^[^./]/,
    platform: "node",
    plugins: [declarations(".cache/types/src")],
    output: {
      dir: "dist",
      cleanDir: true,
      chunkFileNames: "chunks/[name]-[hash].js",
      comments: { jsdoc: false },
      // Small modules that most chunks need: one file instead of a dozen.
      codeSplitting: {
        groups: [
          { name: "model", test: /src\/model\// },
          {
            name: "terminal",
            test: /src\/audit\/(?:usage-error|load-optional|package-json|terminal\/|pipeline\/exit-code)/,
          },
        ],
      },
    },
  },
  {
    input: { "report-page": "src/html-report/client/main.ts" },
    platform: "browser",
    plugins: [reportPage("src/html-report/client/page.html")],
    output: { dir: "dist", minify: true },
  },
]);
