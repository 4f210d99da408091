import { expect, test } from "vitest";
import { formatDuration, parseDuration } from "../../src/model/duration.ts";

test.each([
  [0, "0 s"],
  [12.34, "12.3 s"],
  [59.96, "1 min"],
  [245, "4 min 5 s"],
  [9_999, "2 h 46 min"],
  [2_488_781.278, "28 d 19 h"],
])("%d seconds are written %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test.each([
  ["90s", 90],
  ["30m", 1800],
  ["1h", 3600],
  ["2.5 d", 216_000],
  ["0h", undefined],
  ["1 week", undefined],
  ["-1h", undefined],
])("%s is parsed as %s seconds", (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});
