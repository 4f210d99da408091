import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../../src/audit/commands/index.ts";
import { runCommand } from "../support/run-command.ts";

const NAMES = [...Object.keys(commands).filter((name) => name !== "watch"), "audit aws", "watch aws"];

test.each(NAMES)("the help of %s ends with an example, exit codes and a page", async (name) => {
  const { stdout } = await runCommand([...name.split(" "), "--help"]);
  const end =
    /\nExample: sagemaker-transitions (.*)\n\nExit codes:\n {2}0 .*\n(?: .*\n)*? {2}2 {4}wrong usage\n(?: .*\n)*\nDocumentation: https:\/\/.*\/v[\d.]+\/(docs\/.*)\n$/;
  const [, example, page] = end.exec(stdout) ?? [];
  expect(existsSync(new URL(`../../${page}`, import.meta.url))).toBe(true);
  expect(`${example} `.startsWith(`${name} `)).toBe(true);
  // An AWS account is not at hand.
  if (!name.endsWith("aws")) expect(await runCommand(example!.split(" "))).toMatchObject({ code: 0, stderr: "" });
});

test("audit without paths prints its help on a terminal, and is a usage error elsewhere", async () => {
  const help = await runCommand(["audit", "--help"]);
  expect(await runCommand(["audit"], { isTTY: true })).toEqual(help);
  expect(await runCommand(["audit"])).toEqual({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(/name what to audit/),
  });
});
