import vm from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { epochMilliseconds } from "../../src/index.ts";
import { isNaive } from "../../src/model/timestamp.ts";

const INSTANT = Date.UTC(2025, 4, 16, 18, 10, 50, 603);

describe("one instant in every format", () => {
  test.each([
    ["a Date", new Date(INSTANT)],
    ["a Date of another realm", vm.runInNewContext(`new Date(${INSTANT})`)],
    ["epoch seconds", 1747419050.603],
    ["epoch milliseconds", 1747419050603],
    ["digits", "1747419050603"],
    ["digits with a fraction", "1747419050.603"],
    ["E notation", "1.747419050603E12"],
    ["CLI v2", "2025-05-16T11:10:50.603000-07:00"],
    ["boto3's str", "2025-05-16 11:10:50.603000-07:00"],
    ["JavaScript", "2025-05-16T18:10:50.603Z"],
    ["nanoseconds", "2025-05-16T18:10:50.603000999Z"],
    ["an offset without a colon", "2025-05-16T23:40:50.603+0530"],
    ["UTC in words", "2025-05-16 18:10:50.603 UTC"],
    ["a comma", "2025-05-16T18:10:50,603Z"],
    ["spaces around", " 2025-05-16T18:10:50.603Z\n"],
    ["no zone", "2025-05-16T18:10:50.603"],
  ])("%s", (_, value) => {
    expect(epochMilliseconds(value)).toBe(INSTANT);
  });

  test("no fraction where it is zero", () => {
    expect(epochMilliseconds("2025-05-16T11:13:37-07:00")).toBe(Date.UTC(2025, 4, 16, 18, 13, 37));
    expect(epochMilliseconds("2025-05-16T18:13Z")).toBe(Date.UTC(2025, 4, 16, 18, 13));
  });

  test("text is cut to the millisecond, a number rounded", () => {
    expect(epochMilliseconds("2025-05-16T18:10:50.6039Z")).toBe(INSTANT);
    expect(epochMilliseconds(1747419050.6034)).toBe(INSTANT);
  });

  test("seconds and milliseconds part at 1e11", () => {
    expect(epochMilliseconds(1e11 - 1)).toBe((1e11 - 1) * 1000);
    expect(epochMilliseconds(1e11)).toBe(1e11);
    expect(epochMilliseconds(-1)).toBe(-1000);
    expect(Object.is(epochMilliseconds(-0.0001), 0)).toBe(true);
  });
});

describe("calendars", () => {
  test.each([
    ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
    ["0001-01-01T00:00:00Z", -62_135_596_800_000],
    ["0099-12-31T00:00:00Z", Date.parse("0099-12-31T00:00:00Z")],
    ["9999-12-31T23:59:59.999Z", 253_402_300_799_999],
    ["2025-01-01T00:00:00+23:59", Date.UTC(2024, 11, 31, 0, 1)],
    ["1900-01-01T00:00:00+00:19:32", Date.UTC(1900, 0, 1) - 1_172_000],
  ])("%s", (text, expected) => {
    expect(epochMilliseconds(text)).toBe(expected);
  });

  test.each([
    "2025-02-29T00:00:00Z",
    "2025-04-31T00:00:00Z",
    "2025-13-01T00:00:00Z",
    "2025-00-10T00:00:00Z",
    "2025-01-00T00:00:00Z",
    "2025-01-01T24:00:00Z",
    "2025-01-01T00:60:00Z",
    "2016-12-31T23:59:60Z",
    "2025-01-01T00:00:00+25:00",
    "2025-01-01T00:00:00+00:75",
    "10000-01-01T00:00:00Z",
    "2025-01-01",
    "16/05/2025",
    "May 16, 2025",
    "2025-5-16T00:00:00Z",
    "2025",
    "yesterday",
    "",
    " ",
    "NaN",
    "Infinity",
    "0x10",
    "1e400",
  ])("%j is no time", (text) => {
    // Four digits alone are a number, and a number is a time: 2025 seconds.
    expect(epochMilliseconds(text)).toBe(text === "2025" ? 2_025_000 : Number.NaN);
  });

  test.each([
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [1e308],
    [-1e308],
    [8.64e15 + 2],
    [new Date(Number.NaN)],
    [null],
    [undefined],
    [true],
    [{}],
    [[]],
    [7n],
    [Symbol("now")],
  ])("%o is no time", (value) => {
    expect(epochMilliseconds(value)).toBeNaN();
  });
});

test("what is written in any format is read back", () => {
  const instant = fc.date({
    min: new Date("1970-01-01T00:00:00Z"),
    max: new Date("9999-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  const offsetMinutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(instant, offsetMinutes, (date, minutes) => {
      const time = date.getTime();
      const local = new Date(time + minutes * 60_000).toISOString();
      const [size, sign] = [Math.abs(minutes), minutes < 0 ? "-" : "+"];
      const zone = `${sign}${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
      fc.pre(local.length === 24);
      expect(epochMilliseconds(date)).toBe(time);
      expect(epochMilliseconds(date.toISOString())).toBe(time);
      expect(epochMilliseconds(local.replace("Z", `000${zone}`))).toBe(time);
      expect(epochMilliseconds(local.replace("T", " ").replace("Z", zone))).toBe(time);
      if (time >= 1e11) {
        expect(epochMilliseconds(time)).toBe(time);
        expect(epochMilliseconds(`${time}`)).toBe(time);
        expect(epochMilliseconds(time.toExponential())).toBe(time);
      }
      if (time / 1000 < 1e11) expect(epochMilliseconds(time / 1000)).toBe(time);
    }),
  );
});

test("a naive time is text without a zone", () => {
  expect(["2025-05-16 11:10:50", "2025-05-16T11:10:50.603"].every(isNaive)).toBe(true);
  expect(
    ["2025-05-16T11:10:50Z", "2025-05-16T11:10:50+02:00", "1747419050", "soon", 1747419050, new Date()].some(isNaive),
  ).toBe(false);
});
