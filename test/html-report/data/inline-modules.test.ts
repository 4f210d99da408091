import { describe, expect, test } from "vitest";
import { inlineModules } from "../../../src/html-report/data/inline-modules.ts";

/** Inlines files that stand in memory; `main` is the entry. */
function inline(files: Readonly<Record<string, string>>): string {
  return inlineModules(new URL("file:///page/main.js"), (file) => files[file.pathname.slice("/page/".length)]!);
}

/** What the text says when it is run: it calls `tell`. */
function told(text: string): unknown[] {
  const said: unknown[] = [];
  new Function("tell", text)((value: unknown) => said.push(value));
  return said;
}

test("a file stands after those that it imports, each once", () => {
  const text = inline({
    "main.js":
      'import { b } from "./b.js";\nimport { c } from "./c.js";\ntell(b + c);\n//# sourceMappingURL=main.js.map',
    "b.js": 'import { c } from "./c.js";\nexport const b = c + 1;\ntell("b");',
    "c.js": 'export const c = 1;\ntell("c");\nexport {};',
  });
  expect(told(text)).toEqual(["c", "b", 3]);
  expect(text).not.toContain("sourceMappingURL");
});

test("all kinds of declarations can be exported, and names of an import may stand on several lines", () => {
  const text = inline({
    "main.js": 'import {\n  f,\n  g,\n  K,\n} from "./a.js";\ntell(f());\ntell(new K() instanceof K);\ng().then();',
    "a.js": "export function f() { return 1; }\nexport async function g() {}\nexport class K {}\nexport let unused;",
  });
  expect(told(text)).toEqual([1, true]);
});

test("words in strings and comments are left alone", () => {
  const text = inline({ "main.js": 'tell("an export default; import of nothing");\n' });
  expect(told(text)).toEqual(["an export default; import of nothing"]);
});

describe("what would change its meaning is refused, by name", () => {
  test.each([
    ['import { a as b } from "./a.js";', "import { a as b }"],
    ['import * as a from "./a.js";', "import * as a"],
    ['import "./a.js";', 'import "./a.js"'],
    ['import { createHash } from "node:crypto";', "node:crypto"],
    ["export default 1;", "export default 1;"],
    ['export { a } from "./a.js";', "export { a }"],
    ['export * from "./a.js";', "export *"],
  ])("%s", (statement, named) => {
    const files = { "main.js": `${statement}\n`, "a.js": "export const a = 1;" };
    expect(() => inline(files)).toThrow(TypeError);
    expect(() => inline(files)).toThrow(`/page/main.js: cannot inline \`${statement}`);
    expect(() => inline(files)).toThrow(named);
  });

  test("a name that two files declare", () => {
    const files = {
      "main.js": 'import { a } from "./a.js";\nconst help = a;\n',
      "a.js": "function help() {}\nexport const a = help;",
    };
    expect(() => inline(files)).toThrow("/page/main.js: help is declared by /page/a.js too");
  });
});
