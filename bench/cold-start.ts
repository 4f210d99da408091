import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { type Bench, median, type Row } from "./bench.ts";

const ROUNDS = 15;

/** The arguments of Node for a process that imports a module and does nothing else. */
const importing = (module: string) => ["--input-type=module", "-e", `import ${JSON.stringify(module)}`];
const built = (file: string) => pathToFileURL(`dist/${file}`).href;

const PROCESSES = {
  nothing: ["-e", "0"],
  xstate: importing(import.meta.resolve("xstate")),
  root: importing(built("index.js")),
  read: importing(built("read/index.js")),
  testing: importing(built("testing/index.js")),
  version: ["dist/audit/bin.js", "--version"],
  rules: ["dist/audit/bin.js", "rules"],
  audit: ["dist/audit/bin.js", "audit", "examples/clean-job.json"],
} as const;

type Name = keyof typeof PROCESSES;

const REPORT_CPU =
  "data:text/javascript,process.on('exit',()=>process._rawDebug('cpu '+JSON.stringify(process.cpuUsage())))";

/** CPU milliseconds of a whole Node process. */
function cpuOf(args: readonly string[]): number {
  const { status, stderr } = spawnSync(process.execPath, ["--import", REPORT_CPU, ...args], { encoding: "utf8" });
  const [, usage] = /cpu (.*)/.exec(stderr) ?? [];
  if (status !== 0 || usage === undefined) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  const { user, system } = JSON.parse(usage);
  return (user + system) / 1000;
}

function run(): Row[] {
  const names = Object.keys(PROCESSES) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of names) {
      const milliseconds = cpuOf(PROCESSES[name]);
      if (round > 0) taken.get(name)!.push(milliseconds);
    }
  }
  const whole = (name: Name) => median(taken.get(name)!);
  const added = (name: Name) => whole(name) - whole("nothing");
  const text = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`;
  const entry = (what: string, name: Name, rest: Partial<Row> = {}): Row => ({
    what: `import \`${what}\``,
    measured: `${text(added(name))} more than nothing`,
    against: `xstate, ${text(added("xstate"))} more`,
    ratio: added("xstate") / added(name),
    ...rest,
  });
  const command = (what: string, name: Name, rest: Partial<Row> = {}): Row => ({
    what: `\`sagemaker-transitions ${what}\``,
    measured: text(whole(name)),
    against: `\`node -e 0\`, ${text(whole("nothing"))}`,
    ratio: whole("nothing") / whole(name),
    ...rest,
  });
  return [
    entry("sagemaker-transitions", "root", { atLeast: 3.3 }),
    entry("sagemaker-transitions/read", "read"),
    entry("sagemaker-transitions/testing", "testing"),
    command("--version", "version", { atLeast: 0.5 }),
    command("rules", "rules"),
    command("audit", "audit"),
  ];
}

export const coldStart: Bench = {
  name: "cold-start",
  title: "Cold start",
  about:
    `CPU time of whole Node processes, medians of ${ROUNDS} rounds: importing one entry point of the built package, minus a process ` +
    "that imports nothing; and running the command. The goals: the root takes at most 0.3 of xstate's time, which is a ratio " +
    "of 3.3, and `--version` at most twice the time of `node -e 0`, which is a ratio of 0.5.",
  run,
};
