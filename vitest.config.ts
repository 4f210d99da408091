import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Machines are slow at times; what hangs is ended all the same.
    testTimeout: 600_000,
    typecheck: { enabled: false },
    coverage: {
      provider: "v8",
      include: ["src/machine/**", "src/validate/**", "src/model/**"],
      thresholds: { lines: 100 },
    },
  },
});
