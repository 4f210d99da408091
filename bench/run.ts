import { benches } from "./index.ts";
import { record, section } from "./results.ts";

/** `npm run bench [names…]`: runs all benchmarks, or those named, prints their tables and records them. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`unknown benchmark ${unknown.join(", ")}; known: ${benches.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
  console.error(`${bench.name} …`);
  const text = section(bench, await bench.run());
  console.log(text);
  record("bench/RESULTS.md", bench.title, text);
}
