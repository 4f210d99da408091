import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { blocksOf } from "../support/pages.ts";
import { runCommand } from "../support/run-command.ts";

/* Every TypeScript block and every command line in README.md and docs/ is run, against the built package. */

const root = new URL("../../", import.meta.url);
const PAGES = ["README.md", ...readdirSync(new URL("docs/", root)).map((file) => `docs/${file}`)].filter((file) =>
  file.endsWith(".md"),
);

/** Blocks for Jest, Bun and others, which test/consumers runs. */
const OTHER_RUNNERS = /^declare (?:module|global)/m;

const generated = new URL(`.cache/snippets-${process.pid}/`, root);
afterAll(() => rmSync(generated, { recursive: true, force: true }));

/** What every block may use without declaring it. */
const PREAMBLE = `
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { waitForEnd } from "../../test/support/wait-for-end.ts";
const job = JSON.parse(readFileSync("examples/broken.json", "utf8"));
`;

/** \`expression; // value\` becomes a comparison, unless the comment is prose. */
function compared(code: string): string {
  return code.replaceAll(/^( *)(.+?); \/\/ (["[{\d]|true|false|null)(.*)$/gm, (_, indent, expression, first, rest) => {
    return `${indent}expect(${expression}).toEqual(${first}${rest});`;
  });
}

function write(name: string, code: string): URL {
  mkdirSync(generated, { recursive: true });
  const file = new URL(name, generated);
  const used = PREAMBLE.split("\n").filter((line) => !line.startsWith("import ") || !code.includes(line));
  writeFileSync(file, `${used.join("\n")}\n${compared(code)}`);
  return file;
}

describe.each(PAGES)("%s", async (page) => {
  const blocks = blocksOf(`../${page}`, "ts").filter((code) => !OTHER_RUNNERS.test(code));
  for (const [i, code] of blocks.entries()) {
    const file = write(`${page.replaceAll(/\W/g, "-")}-${i}.ts`, code);
    // A block with tests of its own registers them here.
    if (/^ *test\(/m.test(code)) await import(file.href);
    else test(`TypeScript block ${i + 1}`, async () => void (await import(file.href)));
  }

  const lines = blocksOf(`../${page}`, "sh").flatMap((block) => block.replaceAll(/\\\n\s*/g, " ").split("\n"));
  const commands = lines.filter((line) => /(?:^|\| )(?:npx )?sagemaker-transitions (?!(?:audit|watch) aws)/.test(line));
  test.each(commands)("%s", async (line) => {
    const { code, stderr } = await runCommand(wordsOf(line), { stdin: readFileSync("examples/broken.json") });
    expect([code, stderr]).toEqual([expect.toBeOneOf([0, 1]), expect.anything()]);
  });

  test("is linked from the README, and links to files that exist", () => {
    const text = readFileSync(new URL(page, root), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, target]) => target!);
    for (const target of links) expect(() => readFileSync(new URL(target, new URL(page, root)))).not.toThrow(/ENOENT/);
    if (page !== "README.md") expect(readFileSync(new URL("README.md", root), "utf8")).toContain(`](${page})`);
  });
});

/** The arguments of a command line, with sample files for those that it names, and its output in the temporary folder. */
function wordsOf(line: string): readonly string[] {
  const command = line
    .replace(/^.*?sagemaker-transitions /, "")
    .replace(/ +#.*$/, "")
    .replace(/ > \S+\s*$/, "");
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
  mkdirSync(generated, { recursive: true });
  const inFolder = (name: string) => new URL(name, generated).pathname;
  return words
    .filter((word) => word !== "notebooks/" && !word.startsWith("logs/"))
    .map((word) => word.replace(/^(?:dumps\/?.*|jobs\.ndjson)$/, "examples"))
    .map((word) => word.replace(/^(\w+)=([\w.-]+\.\w+)$/, (_, format, file) => `${format}=${inFolder(file)}`))
    .map((word) => (word === "baseline.json" ? inFolder(word) : word));
}
