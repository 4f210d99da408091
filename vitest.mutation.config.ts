import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Quick files first: a mutant is dead as soon as one test fails. */
const FIRST = [
  "definitions.test.ts",
  "corpus.test.ts",
  "docs/rules",
  "validate/rules",
  "lifecycle-page",
  "training-job.test.ts",
  "lifecycle",
  "machine",
];

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const i = FIRST.findIndex((part) => moduleId.includes(part));
      return i < 0 ? FIRST.length + Number(moduleId.includes(".prop.")) : i;
    };
    return files.sort((a, b) => place(a) - place(b));
  }
}

/** What `npm run mutation` runs for each mutant. */
export default defineConfig({
  test: {
    include: [
      "test/corpus.test.ts",
      "test/docs/rules.test.ts",
      "test/fidelity/*.test.ts",
      "test/machine/*.test.ts",
      "test/validate/*.test.ts",
      "test/validate/{fast,rules,snapshots,engine}/*.test.ts",
    ],
    // These two test reports and arguments, of which nothing is mutated, and take as long as all rules together.
    exclude: ["test/validate/{most-findings,wrong-arguments}.test.ts"],
    isolate: false,
    typecheck: { enabled: false },
    globalSetup: "test/support/temporary-folder.ts",
    setupFiles: "test/support/fixed-seed.ts",
    provide: { samples: "fewest" },
    sequence: { sequencer: QuickestFirst },
  },
});
