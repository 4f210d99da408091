import { expect, test } from "vitest";
import * as library from "../../src/index.ts";
import * as entry from "../../src/validate/index.ts";

test("the entry that validates and no more is a part of the library", () => {
  expect(library).toMatchObject(entry);
  expect(Object.keys(entry).sort()).toEqual(["isLegal", "rules", "trainingJob", "validateHistory", "validateJob"]);
});
