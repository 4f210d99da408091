import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { writers } from "../../src/write/formats/index.ts";
import { type WritableFormat, writeText } from "../../src/write/index.ts";
import { ended } from "../support/jobs.ts";
import { apply, byte, mutations } from "../support/mutations.ts";
import { runCommand } from "../support/run-command.ts";
import { samples } from "../support/slow.ts";

const DOCUMENTED: readonly number[] = [ExitCode.Clean, ExitCode.Findings, ExitCode.NothingAudited];

async function audited(
  stdin: Uint8Array,
): Promise<{ readonly code: number; readonly jobs: readonly (string | null)[] }> {
  const { code, stdout } = await runCommand(["audit", "-", "--format", "json"], { stdin });
  return { code, jobs: JSON.parse(stdout).histories.map(({ job }: { job: string | null }) => job) };
}

test("any bytes end with a documented exit code", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 2000 }),
        fc.array(byte, { maxLength: 500 }).map((all) => Uint8Array.from(all)),
      ),
      async (bytes) => {
        expect(DOCUMENTED).toContain((await audited(bytes)).code);
      },
    ),
    { numRuns: samples(5000, 100) },
  );
});

describe.each(Object.keys(writers) as WritableFormat[])("%s", (format) => {
  // Names that no change of a few bytes gives to another.
  const job = (name: string) => ({ ...ended.completed!, TrainingJobName: `${name}-${"x".repeat(50)}` });
  const bytes = (name: string) => new TextEncoder().encode(writeText(job(name), format));

  test("whatever is done to a file, it ends with a documented exit code", async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        expect(DOCUMENTED).toContain((await audited(apply(changes, bytes("a-job")))).code);
      }),
      { numRuns: samples(1000, 20) },
    );
  });

  test.runIf(writers[format].carries === "job" && format !== "notebook")(
    "the records around a bad one are all reported",
    async () => {
      const newline = Uint8Array.of(10);
      const layouts = {
        lines: [Uint8Array.of(), newline, newline],
        array: [new TextEncoder().encode("[\n"), new TextEncoder().encode(",\n"), new TextEncoder().encode("\n]\n")],
      };
      await fc.assert(
        fc.asyncProperty(
          mutations,
          fc.constantFrom<keyof typeof layouts>("lines", "array"),
          async (changes, layout) => {
            // A record a line: what a change does to the bytes of one must not reach beyond its line.
            const bad = apply(changes, bytes("bad"));
            const [open, between, close] = layouts[layout];
            const file = [
              open!,
              bytes("a"),
              between!,
              bytes("b"),
              between!,
              bad,
              between!,
              bytes("c"),
              between!,
              bytes("d"),
              close!,
            ];
            const { code, jobs } = await audited(Buffer.concat(file));
            expect(DOCUMENTED).toContain(code);
            const good = ["a", "b", "c", "d"].map((name) => job(name).TrainingJobName);
            expect(jobs.filter((name) => good.includes(name!))).toEqual(good);
          },
        ),
        { numRuns: samples(2000, 30) },
      );
    },
  );
});
