import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    typecheck: { enabled: false },
    coverage: {
      provider: "v8",
      include: ["src/machine/**", "src/validate/**", "src/history/**"],
      thresholds: { lines: 100 },
    },
  },
});
