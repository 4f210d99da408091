import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";

/* The layout: imports point down only, the validating path loads no package, and the readers work in a browser. */
const src = new URL("../src/", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Imports of a file, with or without those of types: packages by name, files relative to src. */
function importsOf(file: string, { types = true } = {}): string[] {
  const text = readFileSync(new URL(file, src), "utf8");
  const pattern = types
    ? /^(?:import|export)\b[^;]*?from "([^"]+)";/gm
    : /^(?:import|export)\b(?! type)[^;]*?from "([^"]+)";/gm;
  const specifiers = [...text.matchAll(pattern)].map(([, specifier]) => specifier!);
  return specifiers.map((name) => (name.startsWith(".") ? posix.join(posix.dirname(file), name) : name));
}

/** Which folders each folder of src may import from, besides itself. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  machine: [],
  model: ["machine"],
  read: ["machine", "model"],
  write: ["machine", "model"],
  validate: ["machine", "model"],
  sql: ["validate", "machine", "model"],
  matchers: ["validate", "machine", "model"],
  testing: ["write", "validate", "machine", "model"],
  "html-report/client": [],
  "html-report/data": ["html-report/client", "read", "validate", "machine", "model"],
  audit: ["html-report/data", "html-report/client", "testing", "read", "write", "sql", "validate", "machine", "model"],
};

const floorOf = (file: string) => Object.keys(FLOORS).find((floor) => file.startsWith(`${floor}/`));

const modulesOf = (file: string) => importsOf(file).filter((name) => name.endsWith(".ts"));

test.each(files.filter((file) => file.includes("/")))("%s imports from its own floor or below", (file) => {
  const own = floorOf(file)!;
  const others = modulesOf(file).filter((name) => ![own, ...FLOORS[own]!].includes(floorOf(name)!));
  expect(others).toEqual([]);
});

test("no import cycles, type-only imports included", () => {
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
    else if (!finished.has(file)) {
      for (const imported of modulesOf(file)) visit(imported, [...trail, file]);
      finished.add(file);
    }
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

/** Registries hold one file per rule, command, format and so on; their size is that of the product. */
const REGISTRIES = /(?:^|\/)(?:rules|commands|formats|reporters|dialects|faults)$/;

const LARGEST_FOLDER = 16;

test("a folder holds at most 16 source files, registries excepted", () => {
  const sizes = new Map<string, number>();
  for (const file of files) {
    const folder = posix.dirname(file);
    sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
  }
  const crowded = [...sizes].filter(([folder, size]) => size > LARGEST_FOLDER && !REGISTRIES.test(folder));
  expect(crowded).toEqual([]);
});

test("no file shares its name with a folder", () => {
  const folders = new Set(files.map((file) => posix.dirname(file)));
  expect(files.filter((file) => folders.has(file.replace(/\.ts$/, "")))).toEqual([]);
});

test("an index.ts only exports or registers: it declares no function and no class", () => {
  const indexes = files.filter((file) => posix.basename(file) === "index.ts");
  const code = (file: string) => readFileSync(new URL(file, src), "utf8");
  expect(indexes.filter((file) => /^(?:export )?(?:async )?(?:function|class)\b/m.test(code(file)))).toEqual([]);
});

describe("packages", () => {
  const packagesOf = (select: (file: string) => boolean) =>
    [
      ...new Set(
        files
          .filter(select)
          .flatMap((file) => importsOf(file))
          .filter((name) => !name.endsWith(".ts")),
      ),
    ].sort();

  test("what validates and reads needs no package: the machines are all that loads xstate", () => {
    const machines = ["machine/training-job-machine.ts", "machine/job-machine.ts"];
    expect(packagesOf((file) => /^(?:machine|model|validate)\//.test(file) && !machines.includes(file))).toEqual([]);
    expect(packagesOf((file) => machines.includes(file))).toEqual(["xstate"]);
    const importing = files.filter((file) => importsOf(file).some((name) => machines.includes(name)));
    expect(importing).toEqual(["machine/index.ts"]);
  });

  test("the root entry loads no package and no reader", () => {
    const loaded = new Set(["index.ts"]);
    for (const file of loaded) for (const name of importsOf(file)) if (name.endsWith(".ts")) loaded.add(name);
    expect(packagesOf((file) => loaded.has(file))).toEqual([]);
    expect([...new Set([...loaded].map((file) => file.split("/")[0]))].sort()).toEqual([
      "index.ts",
      "machine",
      "model",
      "validate",
    ]);
  });

  test.each([
    ["fast-check", "testing"],
    ["vitest", "matchers"],
  ])("%s is loaded by %s alone, and %s loads nothing else", (name, room) => {
    expect(packagesOf((file) => file.startsWith(`${room}/`))).toEqual([name]);
    expect(packagesOf((file) => !file.startsWith(`${room}/`))).not.toContain(name);
  });

  test("only the parts of reading for files and containers need Node", () => {
    const needing = files.filter(
      (file) => file.startsWith("read/") && importsOf(file).some((name) => name.startsWith("node:")),
    );
    expect(needing.sort()).toEqual([
      "read/inputs/decompress.ts",
      "read/inputs/file-reader.ts",
      "read/inputs/find-inputs.ts",
      "read/inputs/open-inputs.ts",
    ]);
    const importing = files.filter((file) => importsOf(file).some((name) => needing.includes(name)));
    expect(importing.filter((file) => !needing.includes(file) && !file.startsWith("audit/"))).toEqual([]);
  });

  /** The files that load a package in one way or another; types are no loading. */
  const loading = (packages: RegExp) =>
    files.filter((file) => {
      const text = readFileSync(new URL(file, src), "utf8").replaceAll(/^import type .*$/gm, "");
      return [...text.matchAll(/(?:from |import\()"([^"]+)"/g)].some(([, name]) => packages.test(name!));
    });

  test("readers of tables are optional, and loaded when a table is read", () => {
    const importing = loading(/^(?:@duckdb|hyparquet)/);
    expect(importing.sort()).toEqual(["read/tables/duckdb.ts", "read/tables/hyparquet.ts"]);
    for (const file of importing) expect(importsOf(file).filter((name) => /^hyparquet/.test(name))).toEqual([]);
    const { peerDependenciesMeta } = JSON.parse(readFileSync(new URL("../package.json", src), "utf8"));
    expect(peerDependenciesMeta).toMatchObject({
      "@duckdb/node-api": { optional: true },
      hyparquet: { optional: true },
    });
  });

  test("the parser of YAML is loaded when YAML is read", () => {
    const importing = loading(/^yaml$/);
    expect(importing).toEqual(["read/text/yaml-package.ts"]);
    for (const file of importing) expect(importsOf(file)).not.toContain("yaml");
  });

  test("the AWS SDK is optional, and loaded when an account is read", () => {
    const [file, ...others] = loading(/^@(?:aws-sdk|smithy)\//);
    expect([file, others]).toEqual(["audit/sources/aws/account.ts", []]);
    expect(readFileSync(new URL(file!, src), "utf8")).not.toMatch(/^import (?!type).*@aws-sdk/m);
    const { peerDependenciesMeta } = JSON.parse(readFileSync(new URL("../package.json", src), "utf8"));
    expect(peerDependenciesMeta).toMatchObject({ "@aws-sdk/client-sagemaker": { optional: true } });
  });

  test("package.json has the dependencies that CONTRIBUTING.md gives a reason for, and no others", () => {
    const { dependencies, engines, type } = JSON.parse(readFileSync(new URL("../package.json", src), "utf8"));
    expect(Object.keys(dependencies).sort()).toEqual(["commander", "p-map", "picomatch", "yaml"]);
    expect({ engines, type }).toEqual({ engines: { node: ">=20.19" }, type: "module" });
  });
});

test("what the site runs in the browser needs no module of Node", () => {
  const client = readdirSync(new URL("../site/client/", src)).filter((file) => file.endsWith(".ts"));
  const loaded = new Set(client.map((file) => `../site/client/${file}`));
  const importedBy = (file: string) => importsOf(file, { types: false });
  for (const file of loaded) for (const name of importedBy(file)) if (name.endsWith(".ts")) loaded.add(name);
  expect(loaded).toContain("../src/read/read-histories.ts");
  expect([...loaded].flatMap(importedBy).filter((name) => name.startsWith("node:"))).toEqual([]);
});
