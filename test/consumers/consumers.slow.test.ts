import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { blocksOf } from "../support/pages.ts";
import { compile, entries, folder, install, run, TYPESCRIPTS } from "./consumer.ts";
import { optionsTypes, undefinedCode } from "./options-types.ts";

/* The package in projects of other people: packed, installed by npm, compiled by three TypeScripts, run by four test runners. */

/** The block of docs/testing.md that adds the matchers to the `expect` of a test runner, and what else its tests import. */
const RUNNERS = {
  jest: { block: /from "@jest\/globals"/, test: `import { test } from "@jest/globals";` },
  "jest-globals": { block: /namespace jest/, test: "" },
  bun: { block: /from "bun:test"/, test: `import { test } from "bun:test";` },
  node: { block: /from "expect"/, test: `import { test } from "node:test";` },
  vitest: { block: /\/vitest"/, test: `import { expect, test } from "vitest";` },
};

/** Type-checked, and run by each runner below the block of the docs. */
const HISTORY_TESTS = `
const broken = [{ Status: "Completed", StartTime: 1747419050, EndTime: 1747419050 }];
const legal = [{ Status: "Starting", StartTime: 1747419050 }];
test("the matchers pass", async () => {
  expect(legal).toBeLegalHistory();
  expect(broken).not.toBeLegalHistory({ failOn: "warning" });
  expect({ SecondaryStatusTransitions: legal }).toBeLegalJob();
  expect(broken).toHaveFinding("illegal-first-status", "[0].Status");
  expect(broken).not.toExtendSnapshot(legal);
  await expect(Promise.resolve(legal)).resolves.toBeLegalHistory();
});
test("a failure says why", () => {
  expect(() => expect(broken).toBeLegalHistory()).toThrow("expected a legal history, found an illegal one");
});
export const wrong = () => {
  // @ts-expect-error there is no such rule
  expect(broken).toHaveFinding("no-rule");
  // @ts-expect-error there is no such severity
  expect(broken).toBeLegalHistory({ failOn: "fatal" });
};
`;

beforeAll(() => {
  install();
  const blocks = blocksOf("testing.md", "ts");
  for (const [runner, { block, test }] of Object.entries(RUNNERS)) {
    const [setup, ...others] = blocks.filter((code) => block.test(code));
    expect([runner, typeof setup, others]).toEqual([runner, "string", []]);
    writeFileSync(`${folder}project/${runner}.test.ts`, `${test}\n${setup}${HISTORY_TESTS}`);
  }
});

test("the project imports every entry", () => {
  const code = ["portable", "machine", "testing"].map((file) => readFileSync(`${folder}project/${file}.ts`, "utf8"));
  for (const entry of entries) expect(code.join()).toContain(`"${entry}"`);
});

describe.each(TYPESCRIPTS)("TypeScript %s", (version) => {
  test("compiles what needs no other package, without @types/node and with all declarations checked", async () => {
    const listed = await compile(version, "portable", ["portable"], { listFiles: true });
    const files = listed.trim().split("\n");
    expect(files.filter((line) => !line.startsWith(folder) || line.includes("@types/"))).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });

  test("compiles the machine", async () => {
    // Declarations of xstate are wrong if optional properties are exact.
    expect(await compile(version, "machine", ["machine"], { exactOptionalPropertyTypes: false })).toBe("");
    expect(await compile(version, "machine-exact", ["machine"], { skipLibCheck: true })).toBe("");
  });

  test("compiles the arbitraries with all declarations checked", async () => {
    expect(await compile(version, "testing", ["testing"], {})).toBe("");
  });

  test("compiles tests with the matchers of each runner", async () => {
    expect(await compileMatchers(version)).toBe("");
  });
});

test("every optional option may be undefined, also if optional properties are exact", async () => {
  const types = optionsTypes();
  expect(types.length).toBeGreaterThan(15);
  writeFileSync(`${folder}project/options.ts`, undefinedCode(types));
  expect(await compile("7", "options", ["options"], { skipLibCheck: true })).toBe("");
});

function compileMatchers(version: string): Promise<string> {
  const files = Object.keys(RUNNERS).map((runner) => `${runner}.test`);
  return compile(version, "matchers", files, { skipLibCheck: true, types: ["bun", "jest", "node"] });
}

describe("the matchers run in", () => {
  beforeAll(() => compileMatchers("7"));

  const tests = "out/7/matchers/";
  const modules = "--experimental-vm-modules";

  test.each(["jest", "jest-globals"])("Jest 30, with the types of %s", async (name) => {
    const args = [
      modules,
      "node_modules/jest/bin/jest.js",
      "--rootDir",
      ".",
      "--testMatch",
      `**/${tests}${name}.test.js`,
    ];
    expect(await run("node", args)).toContain("2 passed, 2 total");
  });

  test("Bun", async () => {
    expect(await run("node_modules/.bin/bun", ["test", `./${tests}bun.test.js`])).toMatch(/^ 2 pass\n 0 fail$/m);
  });

  test("node:test with expect", async () => {
    expect(await run("node", ["--test", "--test-reporter=tap", `${tests}node.test.js`])).toContain(
      "# pass 2\n# fail 0",
    );
  });

  test("vitest", async () => {
    const args = ["node_modules/vitest/vitest.mjs", "run", "--no-color", "--root", ".", `${tests}vitest.test.js`];
    expect(await run("node", args)).toContain("2 passed (2)");
  });
});
