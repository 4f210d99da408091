import { parseArgs } from "node:util";
import fc from "fast-check";
import { checkReading } from "../test/fuzz/check-reading.ts";
import { fuzzInput } from "../test/fuzz/fuzz-input.ts";
import { fuzzTargets } from "../test/fuzz/fuzz-targets.ts";

/*
 * `npm run fuzz -- --minutes 30 [--seed 1]`: reads changed inputs of every format in turn until the time is over. Prints
 * the seed and the shrunk input of each failure, and how many inputs each target got. Exit code 1 means a failure.
 */

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "1" }, seed: { type: "string", default: `${Date.now() % 2 ** 31}` } },
});
const [minutes, firstSeed] = [Number(values.minutes), Number(values.seed)];
if (!(minutes > 0) || !Number.isInteger(firstSeed)) throw new TypeError("--minutes and --seed are numbers");

/** Inputs of a target before the next target gets its turn. */
const INPUTS = 50;

const inputs = new Map<string, number>();
let failures = 0;
const end = performance.now() + minutes * 60_000;
for (let seed = firstSeed; performance.now() < end; seed++) {
  for (const { name, format, samples } of fuzzTargets) {
    const property = fc.asyncProperty(fuzzInput(samples), (input) => checkReading(input, format));
    const run = await fc.check(property, { seed, numRuns: INPUTS, interruptAfterTimeLimit: end - performance.now() });
    inputs.set(name, (inputs.get(name) ?? 0) + run.numRuns);
    if (!run.failed || run.counterexample === null) continue;
    failures++;
    console.log(`\n${name}, --seed ${seed}:\n${fc.defaultReportMessage(run as never)}`);
  }
}
console.table(Object.fromEntries([...inputs].map(([name, count]) => [name, { inputs: count }])));
console.log(`${minutes} minutes from seed ${firstSeed}: ${failures} failures`);
process.exitCode = failures > 0 ? 1 : 0;
