import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";

/*
 * The house: arrows run down only, the validating path loads as little as it can, and the readers work in a browser.
 */
const src = new URL("../src/", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Imports of a file, types included: packages by name, files relative to src. */
function importsOf(file: string): string[] {
  const text = readFileSync(new URL(file, src), "utf8");
  const specifiers = [...text.matchAll(/^(?:import|export)\b[^;]*?from "([^"]+)";/gm)].map(
    ([, specifier]) => specifier!,
  );
  return specifiers.map((name) => (name.startsWith(".") ? posix.join(posix.dirname(file), name) : name));
}

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  machine: ["machine"],
  history: ["history"],
  read: ["read", "machine", "history"],
  validate: ["validate", "machine", "history"],
  write: ["write", "machine", "history"],
  vitest: ["vitest", "validate", "machine", "history"],
  testing: ["testing", "write", "validate", "machine", "history"],
  page: ["page"],
  lake: ["lake", "validate", "machine", "history"],
  audit: ["audit", "page", "read", "write", "lake", "validate", "machine", "history"],
};

test.each(files.filter((file) => file.includes("/")))("%s imports from its own floor or below", (file) => {
  const room = file.split("/")[0]!;
  const rooms = importsOf(file)
    .filter((name) => name.includes("/") && name.endsWith(".ts"))
    .map((name) => name.split("/")[0]!);
  expect(rooms.filter((name) => !ALLOWED[room]!.includes(name))).toEqual([]);
});

describe("packages", () => {
  const packagesOf = (select: (file: string) => boolean) =>
    [
      ...new Set(
        files
          .filter(select)
          .flatMap(importsOf)
          .filter((name) => !name.endsWith(".ts")),
      ),
    ].sort();

  test("what validates and reads needs no package: the machine itself is all that loads xstate", () => {
    const machine = "machine/training-job-machine.ts";
    expect(packagesOf((file) => /^(?:machine|history|validate)\//.test(file) && file !== machine)).toEqual([]);
    expect(packagesOf((file) => file === machine)).toEqual(["xstate"]);
    expect(files.filter((file) => importsOf(file).includes(machine))).toEqual(["index.ts"]);
  });

  test("the entry that validates and no more loads no package and no reader", () => {
    const loaded = new Set(["validate/index.ts"]);
    for (const file of loaded) for (const name of importsOf(file)) if (name.endsWith(".ts")) loaded.add(name);
    expect(packagesOf((file) => loaded.has(file))).toEqual([]);
    expect([...new Set([...loaded].map((file) => file.split("/")[0]))].sort()).toEqual([
      "history",
      "machine",
      "validate",
    ]);
  });

  test.each([
    ["fast-check", "testing"],
    ["vitest", "vitest"],
  ])("%s is loaded by %s alone, and %s loads nothing else", (name, room) => {
    expect(packagesOf((file) => file.startsWith(`${room}/`))).toEqual([name]);
    expect(packagesOf((file) => !file.startsWith(`${room}/`))).not.toContain(name);
  });

  test("only the parts of reading for files and containers need Node", () => {
    const needing = files.filter(
      (file) => file.startsWith("read/") && importsOf(file).some((name) => name.startsWith("node:")),
    );
    expect(needing.sort()).toEqual(["read/decompress.ts", "read/file-chunks.ts", "read/files.ts"]);
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

  test("the AWS SDK is optional, and loaded when an account is read", () => {
    const [file, ...others] = loading(/^@(?:aws-sdk|smithy)\//);
    expect([file, others]).toEqual(["audit/sources/aws/account.ts", []]);
    expect(readFileSync(new URL(file!, src), "utf8")).not.toMatch(/^import (?!type).*@aws-sdk/m);
    const { peerDependenciesMeta } = JSON.parse(readFileSync(new URL("../package.json", src), "utf8"));
    expect(peerDependenciesMeta).toMatchObject({ "@aws-sdk/client-sagemaker": { optional: true } });
  });

  test("package.json depends on what the house is made of, and no more", () => {
    const { dependencies, engines, type } = JSON.parse(readFileSync(new URL("../package.json", src), "utf8"));
    expect(Object.keys(dependencies).sort()).toEqual(["commander", "xstate"]);
    expect({ engines, type }).toEqual({ engines: { node: ">=20.19" }, type: "module" });
  });
});
