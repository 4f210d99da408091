import { expect, test } from "vitest";
import { loadOptional } from "../../src/audit/load-optional.ts";

test("a missing package is a usage error that says how to install it", async () => {
  await expect(loadOptional("fast-check", () => import(`fast-${"chequer"}`))).rejects.toThrow(
    "this command needs a package: npm install fast-check",
  );
});

test("any other error is passed on", async () => {
  await expect(loadOptional("fast-check", () => Promise.reject(new TypeError("other")))).rejects.toThrow(TypeError);
});
