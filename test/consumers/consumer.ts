import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Kept, so that npm downloads the packages once. */
export const folder = `${root}.cache/consumers/`;

/** The versions that the types are tested with, by what the docs call them. */
const VERSIONS = { "5.6": "5.6.3", "5.9": "5.9.3", "7": "7.0.2" };

export const TYPESCRIPTS = Object.keys(VERSIONS);

const { devDependencies, exports } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

/** The entries of the package as they are imported. */
export const entries = Object.keys(exports)
  .filter((entry) => !entry.endsWith(".json"))
  .map((entry) => `sagemaker-transitions${entry.slice(1)}`);

const PACKAGES: Record<string, string> = {
  ...Object.fromEntries(Object.entries(VERSIONS).map(([name, version]) => [`ts-${name}`, `npm:typescript@${version}`])),
  ...Object.fromEntries(["@types/node", "fast-check", "vitest", "xstate"].map((name) => [name, devDependencies[name]])),
  "@jest/globals": "30.5.2",
  "@types/bun": "1.4.5",
  "@types/jest": "30.0.0",
  bun: "1.4.5",
  expect: "30.5.2",
  jest: "30.5.2",
};

/** Packs the package and installs it in a folder of its own, beside the packages that it works with. */
export function install(): void {
  rmSync(`${folder}node_modules/sagemaker-transitions`, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const [{ filename }] = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8" }));
  const dependencies = { "sagemaker-transitions": `file:${filename}`, ...PACKAGES };
  writeFileSync(`${folder}package.json`, JSON.stringify({ private: true, type: "module", dependencies }));
  const quick = ["--no-package-lock", "--no-audit", "--no-fund", "--prefer-offline"];
  execFileSync("npm", ["install", ...quick], { cwd: folder, stdio: "pipe" });
  // Otherwise vitest takes this project's.
  writeFileSync(`${folder}vitest.config.js`, "export default {};");
  rmSync(`${folder}out`, { recursive: true, force: true });
  cpSync(new URL("project", import.meta.url), `${folder}project`, { recursive: true });
}

/** Compiles files of the project and returns what the compiler prints. */
export async function compile(
  version: string,
  name: string,
  files: readonly string[],
  options: object,
): Promise<string> {
  const compilerOptions = {
    strict: true,
    declaration: true,
    exactOptionalPropertyTypes: true,
    module: "nodenext",
    target: "es2023",
    lib: ["es2023", "dom"],
    types: [],
    rootDir: "project",
    outDir: `out/${version}/${name}`,
    ...options,
  };
  const config = `tsconfig.${version}.${name}.json`;
  const paths = files.map((file) => `project/${file}.ts`);
  writeFileSync(`${folder}${config}`, JSON.stringify({ compilerOptions, files: paths }));
  return run("node", [`node_modules/ts-${version}/bin/tsc`, "-p", config]);
}

/** Standard output and standard error of a program in the folder of the project. */
export async function run(command: string, args: readonly string[]): Promise<string> {
  const result = promisify(execFile)(command, args, { cwd: folder, env: { ...process.env, FORCE_COLOR: "0" } });
  const { stdout, stderr } = await result.catch((error) => error);
  return stdout + stderr;
}
