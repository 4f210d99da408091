import { audit } from "./audit/audit.ts";
import type { Bench } from "./bench.ts";
import { coldStart } from "./cold-start.ts";
import { htmlReport } from "./html-report.ts";
import { library } from "./library.ts";
import { memory } from "./memory.ts";
import { monitor } from "./monitor.ts";
import { repair } from "./repair.ts";
import { shrinking } from "./shrinking.ts";
import { lake } from "./sql.ts";

/** The benchmarks in the order of RESULTS.md. A new one is one file and its line here. */
export const benches: readonly Bench[] = [
  library,
  coldStart,
  audit,
  memory,
  repair,
  monitor,
  htmlReport,
  shrinking,
  lake,
];
