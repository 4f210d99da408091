import type { KnipConfig } from "knip";
import { entryPoints } from "./scripts/entry-points.ts";

export default {
  entry: [
    ...entryPoints.map((name) => `src/${name}.ts`),
    "vitest.mutation.config.ts",
    "test/support/fixed-seed.ts",
    "bench/run.ts",
    "scripts/api.ts",
    "scripts/drift.ts",
    "scripts/fuzz.ts",
    "scripts/notebooks.ts",
    "scripts/pictures.ts",
    "site/client/{main,worker}.ts",
    "site/rolldown.config.ts",
    "test/**/*.test.ts",
    "test/**/*.test-d.ts",
    // Compiled by test/consumers.
    "test/consumers/project/*.ts",
    // Imported by the snippets that snippets.test.ts writes.
    "test/support/wait-for-end.ts",
  ],
  project: ["src/**/*.ts", "bench/**/*.ts", "scripts/**/*.ts", "site/**/*.ts", "test/**/*.ts"],
  // A program of the system.
  ignoreBinaries: ["mkfifo"],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
