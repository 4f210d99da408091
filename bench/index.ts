import type { Bench } from "./bench.ts";
import { memory } from "./memory.ts";
import { repair } from "./repair.ts";
import { shrinking } from "./shrinking.ts";

/** The benchmarks in the order of RESULTS.md. A new one is one file and its line here. */
export const benches: readonly Bench[] = [memory, repair, shrinking];
