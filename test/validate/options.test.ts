import { describe, expect, test } from "vitest";
import { isLegal, validateHistory, validateJob } from "../../src/index.ts";
import { didYouMean } from "../../src/model/misuse/did-you-mean.ts";

describe("misuse of the options is a TypeError that names it", () => {
  test.each([
    [7, /options: expected an object, found 7/],
    [null, /options: expected an object, found null/],
    [[], /options: expected an object, found an array/],
    [{ rules: [] }, /options.rules: expected severities by rule id, found an array/],
    [{ now: 0, limits: [] }, /options.limits: expected seconds by status, found an array/],
    [{ rule: {} }, /unknown option "rule": did you mean "rules"/],
    [{ rules: { overlaps: "off" } }, /unknown rule "overlaps": did you mean "overlap"/],
    [{ rules: { toString: "off" } }, /unknown rule "toString"/],
    [{ rules: { gap: "fatal" } }, /unknown severity "fatal".*error, warning, info, off/],
    [{ rules: 7 }, /options.rules: expected severities by rule id, found 7/],
    [{ evidence: "observd" }, /unknown evidence "observd": did you mean "observed"/],
    [{ now: "soon" }, /options.now: expected a time, found "soon"/],
    [{ limits: { Pending: 60 } }, /options.limits: give options.now as well/],
    [{ now: 0, limits: 7 }, /options.limits: expected seconds by status, found 7/],
    [{ now: 0, limits: { Pendin: 60 } }, /unknown status "Pendin": did you mean "Pending"/],
    [{ now: 0, limits: { Pending: "1h" } }, /options.limits.Pending: expected seconds, found "1h"/],
    [{ hasTimes: "no" }, /options.hasTimes: expected true or false, found "no"/],
    [{ lifecycle: {} }, /options.lifecycle: expected a lifecycle, as lifecycleOf makes it, found an object/],
  ])("%j", (options, message) => {
    expect(() => validateHistory([], options as never)).toThrow(TypeError);
    expect(() => validateJob({}, options as never)).toThrow(message);
  });

  test("options that are undefined are the defaults", () => {
    const entry = [{ Status: "Starting", StartTime: 1_747_419_050 }];
    const options = {
      rules: undefined,
      lifecycle: undefined,
      evidence: undefined,
      now: undefined,
      hasTimes: undefined,
      limits: undefined,
    };
    expect(validateHistory(entry, options)).toEqual(validateHistory(entry));
  });
});

describe("nearest", () => {
  test.each([
    ["PreparingTraining", "PreparingTrainingStack"],
    ["training", "Training"],
    ["TRAINING_", "Training"],
    ["Traning", "Training"],
  ])("%s is near %s", (word, expected) => {
    expect(didYouMean(word, ["Starting", "Training", "PreparingTrainingStack"])).toBe(expected);
  });

  test("of nothing there is nothing near", () => {
    expect(didYouMean("anything", [])).toBe("");
  });
});

test("isLegal reads what validateHistory reads", () => {
  const entry = { Status: "Starting", StartTime: 1_747_419_050 };
  expect(isLegal([])).toBe(true);
  expect(isLegal([{ ...entry, StatusMessage: null, EndTime: null }] as never)).toBe(true);
  expect(isLegal([{ ...entry, StatusMessage: 7 }] as never)).toBe(false);
  expect(isLegal("Starting" as never)).toBe(false);
});

test.each([7, [7], [{ path: [], key: "Status", places: [{ line: 1 }, null] }]])(
  "duplicateKeys: %j is named as wrong",
  (duplicateKeys) => {
    expect(() => validateHistory([], { duplicateKeys } as never)).toThrow(
      /^options\.duplicateKeys: expected those of a record, found /,
    );
  },
);
