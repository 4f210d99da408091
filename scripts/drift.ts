import { readFileSync, writeFileSync } from "node:fs";
import { differences } from "./api-model/differences.ts";
import { downloadModel } from "./api-model/download.ts";
import { type ApiExtract, extractOf } from "./api-model/extract.ts";

/*
 * `npm run drift`: compares src/machine/api-model.json with the API model in the newest botocore. Exit code 1 means that
 * an enum, a group, a required member or a new array of transitions differs. `npm run drift -- --write` takes the newest.
 */

const EXTRACT = "src/machine/api-model.json";

const { version, model } = downloadModel();
const newest = extractOf(model, version);

if (process.argv.includes("--write")) {
  writeFileSync(EXTRACT, `${JSON.stringify(newest, null, 2)}\n`);
  console.log(`${EXTRACT} is that of botocore ${version} now`);
} else {
  const committed = JSON.parse(readFileSync(EXTRACT, "utf8")) as ApiExtract;
  const found = differences(committed, newest);
  console.log(`botocore ${committed.botocore} → ${version}: ${found.length === 0 ? "no difference" : ""}`);
  for (const { isAlarm, message } of found) console.log(`${isAlarm ? "alarm" : "note "}  ${message}`);
  process.exitCode = found.some(({ isAlarm }) => isAlarm) ? 1 : 0;
}
