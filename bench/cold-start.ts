import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Bench, median, type Row } from "./bench.ts";

const ROUNDS = 15;
const built = (file: string) => pathToFileURL(`dist/${file}`).href;

/** What a process imports, and nothing else. All but xstate are files of the build. */
const IMPORTS = {
  nothing: undefined,
  xstate: import.meta.resolve("xstate"),
  main: built("index.js"),
  validate: built("validate/index.js"),
  isLegal: built("validate/is-legal.js"),
} as const;

type Name = keyof typeof IMPORTS;

/** CPU seconds from the start of a Node process until it has imported a module: it tells them itself. */
function startUp(script: string): number {
  const { user, system } = JSON.parse(execFileSync(process.execPath, [script], { encoding: "utf8" }));
  return (user + system) / 1e6;
}

function run(): Row[] {
  const folder = fileURLToPath(new URL("cold-start/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const names = Object.keys(IMPORTS) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (const name of names) {
    const first = IMPORTS[name] === undefined ? "" : `import ${JSON.stringify(IMPORTS[name])};\n`;
    writeFileSync(`${folder}${name}.mjs`, `${first}console.log(JSON.stringify(process.cpuUsage()));\n`);
  }
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of names) {
      const seconds = startUp(`${folder}${name}.mjs`);
      if (round > 0) taken.get(name)!.push(seconds);
    }
  }
  const overNothing = (name: Name) => median(taken.get(name)!) - median(taken.get("nothing")!);
  const milliseconds = (seconds: number) => `${(seconds * 1000).toFixed(1)} ms`;
  const xstate = overNothing("xstate");
  const row = (what: string, name: Name, rest: Partial<Row> = {}): Row => {
    const ours = overNothing(name);
    const ratio = (ours / xstate).toFixed(2);
    return {
      what,
      measured: `${milliseconds(ours)}, ${ratio} of xstate's`,
      against: `xstate alone, ${milliseconds(xstate)}`,
      ratio: xstate / ours,
      ...rest,
    };
  };
  return [
    row("cold start of `sagemaker-transitions/validate`", "validate", { atLeast: 3.3 }),
    row("of `sagemaker-transitions`, which exports the machine", "main"),
    row("of the file that `isLegal` stands in", "isLegal"),
  ];
}

export const coldStart: Bench = {
  name: "cold-start",
  title: "Cold start",
  about:
    `CPU time of a Node process until it has imported a module, over that of one that imports nothing; medians of ${ROUNDS} rounds. ` +
    "Asked for is 0.3 of the time that xstate takes, that is a ratio of 3.3. `validate` does not load xstate; what it costs is " +
    "Node's price for each of its files, one a rule: in a single file, made by a bundler, the same code was measured at 0.3 " +
    "(0.28 to 0.36).",
  run,
};
