import { defineConfig } from "vitest/config";

/** What `npm test` leaves to `.ci/run`: files of 50 MB and more, Chromium, and programs that are installed apart. */
const suites = {
  slow: "test/**/*.slow.test.ts",
  browser: "test/**/*.browser.test.ts",
  engines: "test/**/*.integration.test.ts",
};

/** The oldest xstate that the peer range allows, which `.ci/run` installs. */
const oldestXstate = new URL(".cache/xstate/node_modules/xstate", import.meta.url).pathname;

export default defineConfig(({ mode }) => ({
  test: {
    // Vitest leaves one core idle by default, which on two cores is half of the machine.
    maxWorkers: "100%",
    // Machines may be slow; these limits only end what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    typecheck: { enabled: false },
    globalSetup: "test/support/temporary-folder.ts",
    provide: { samples: mode === "thorough" ? "all" : "few" },
    projects: [
      {
        extends: true,
        resolve: { alias: mode === "oldest-xstate" ? { xstate: oldestXstate } : {} },
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: Object.values(suites),
          // Loading the modules anew for each file took 40 % of the CPU time.
          isolate: false,
        },
      },
      ...Object.entries(suites).map(([name, file]) => ({ extends: true as const, test: { name, include: [file] } })),
    ],
    coverage: {
      provider: "v8",
      include: ["src/machine/**/*.ts", "src/validate/**/*.ts", "src/model/**/*.ts"],
      thresholds: { lines: 100 },
    },
  },
}));
