import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The tests that `npm run mutation` runs for each mutant, those that kill most first. All are quick. */
const TESTS = [
  "test/validate/rules/catalogue.test.ts",
  "test/machine/whole-lifecycles.test.ts",
  "test/corpus.test.ts",
  "test/validate/rules/",
  "test/machine/notation.test.ts",
  "test/machine/paths.test.ts",
  "test/machine/replay-table.test.ts",
  "test/machine/lifecycle-of.test.ts",
  "test/machine/training-job.test.ts",
  "test/machine/job.test.ts",
  "test/machine/actor.test.ts",
  "test/machine/lifecycle.test.ts",
  "test/validate/definitions.test.ts",
  "test/validate/engine/",
];

class InThisOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => TESTS.findIndex((path) => moduleId.includes(path));
    return files.sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: TESTS.map((path) => (path.endsWith("/") ? `${path}*.test.ts` : path)),
    isolate: false,
    typecheck: { enabled: false },
    globalSetup: "test/support/temporary-folder.ts",
    setupFiles: "test/support/fixed-seed.ts",
    provide: { samples: "fewest" },
    sequence: { sequencer: InThisOrder },
  },
});
