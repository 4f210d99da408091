import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The tests that `npm run mutation` runs for each mutant, those that kill most first. All are quick. */
const include = [
  "test/validate/rules/catalogue.test.ts",
  "test/machine/whole-lifecycles.test.ts",
  "test/corpus.test.ts",
  "test/validate/rules/*.test.ts",
  "test/machine/{notation,paths,lifecycle-of,training-job,job,actor,lifecycle}.test.ts",
  "test/validate/definitions.test.ts",
  "test/validate/engine/*.test.ts",
];

class AsIncluded extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const i = include.findIndex((path) => moduleId.endsWith(path));
      return i < 0 ? include.length : i;
    };
    return files.sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include,
    isolate: false,
    typecheck: { enabled: false },
    globalSetup: "test/support/temporary-folder.ts",
    setupFiles: "test/support/fixed-seed.ts",
    provide: { samples: "fewest" },
    sequence: { sequencer: AsIncluded },
  },
});
