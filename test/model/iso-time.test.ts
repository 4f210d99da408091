import fc from "fast-check";
import { expect, test } from "vitest";
import { epochMilliseconds, isNaive } from "../../src/model/timestamp.ts";
import { samples } from "../support/slow.ts";

/*
 * The parser reads ISO text character by character. Here a regular expression and the calendar of Date read it too.
 */

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|z|UTC|[+-]\d{2}:?\d{2}(?::\d{2})?))?$/;

const DIGITS = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Date.UTC takes the years 0 to 99 for 1900 to 1999, so it is asked for a time one Gregorian cycle later. */
const CYCLE_YEARS = 400;
const CYCLE = 146_097 * 86_400_000;

function expected(value: string): { time: number; naive: boolean } {
  const text = value.trim();
  if (DIGITS.test(text)) return { time: epochMilliseconds(Number(text)), naive: false };
  const [, year, month, day, hour, minute, second = "0", fraction = "", zone] = ISO.exec(text) ?? [];
  if (year === undefined) return { time: Number.NaN, naive: false };
  const naive = zone === undefined;
  const milliseconds = Math.floor(Number(`0.${fraction}0`) * 1000 + 1e-9);
  const parts = [Number(year) + CYCLE_YEARS, Number(month) - 1, Number(day), Number(hour), Number(minute)] as const;
  const date = new Date(Date.UTC(...parts, Number(second), milliseconds));
  const isReal = date.getUTCMonth() === parts[1] && date.getUTCDate() === parts[2] && date.getUTCHours() === parts[3];
  if (!isReal || Number(minute) > 59 || Number(second) > 59) return { time: Number.NaN, naive };
  return { time: date.getTime() - CYCLE - offset(zone), naive };
}

function offset(zone: string | undefined): number {
  if (zone === undefined || !/^[+-]/.test(zone)) return 0;
  const [hours, minutes, seconds = 0] = zone.match(/\d\d/g)!.map(Number);
  if (hours! > 23 || minutes! > 59 || seconds > 59) return Number.NaN;
  return (zone.startsWith("-") ? -1000 : 1000) * ((hours! * 60 + minutes!) * 60 + seconds);
}

/** Compares by hand and calls `expect` only to report a difference: it runs a hundred thousand times. */
function expectAgreement(text: string): void {
  const { time, naive } = expected(text);
  if (!Object.is(epochMilliseconds(text), time) || isNaive(text) !== naive) {
    expect({ text, time: epochMilliseconds(text), naive: isNaive(text) }).toEqual({ text, time, naive });
  }
}

const number = (digits: number, max: number) =>
  fc.integer({ min: 0, max }).map((value) => `${value}`.padStart(digits, "0"));

/** ISO text in the usual shapes and in those next to them; now and then no calendar has the time. */
const isoText = fc
  .tuple(
    fc.oneof(number(4, 9999), fc.constantFrom("2024", "2025", "2000", "1900", "0000", "0001", "0100")),
    fc.oneof(number(2, 13), fc.constant("02")),
    fc.oneof(number(2, 32), fc.constantFrom("28", "29", "30", "31")),
    fc.constantFrom("T", "T", " ", "t", "_"),
    number(2, 25),
    number(2, 61),
    fc.oneof(
      number(2, 61).map((second) => `:${second}`),
      fc.constant(""),
    ),
    fc.oneof(
      fc.constant(""),
      fc
        .tuple(
          fc.constantFrom(".", ","),
          fc.integer({ min: 1, max: 9 }).chain((n) => number(n, 10 ** n - 1)),
        )
        .map((part) => part.join("")),
    ),
    fc.oneof(
      fc.constantFrom("Z", "Z", "", "z", " UTC", " Z", "+00:00", "-07:00", "+0530", "+05:30:15", "Z\n"),
      fc
        .tuple(fc.constantFrom("+", "-"), number(2, 25), number(2, 61))
        .map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
    ),
  )
  .map(
    ([year, month, day, separator, hour, minute, second, fraction, zone]) =>
      `${year}-${month}-${day}${separator}${hour}:${minute}${second}${fraction}${zone}`,
  );

/** Both parsers read these, and so does Date.parse. */
const USUAL = [
  "2025-05-16T18:10:50.603Z",
  "2025-05-16T11:10:50.603000-07:00",
  "2025-05-16 23:40:50.603999+05:30",
  "2025-05-16T11:13:37-07:00",
  "2024-02-29T00:00:00Z",
];

test.each(USUAL)("%s is what Date.parse reads", (text) => {
  expect(epochMilliseconds(text)).toBe(Date.parse(text));
});

test("every character of a usual text in the place of every other, and none, and one more", () => {
  const characters = [
    ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
    "",
    "é",
    "٣",
    "𝟎",
    "\u{ff10}",
  ];
  for (const text of USUAL) {
    for (let i = 0; i <= text.length; i++) {
      for (const character of characters) {
        expectAgreement(text.slice(0, i) + character + text.slice(i + 1));
        expectAgreement(text.slice(0, i) + character + text.slice(i));
      }
      expectAgreement(text.slice(0, i));
    }
  }
});

test("the ends of every month of four centuries, and days that no month has", () => {
  for (let year = 1899; year <= 2300; year++) {
    for (let month = 0; month <= 13; month++) {
      for (const day of [0, 1, 28, 29, 30, 31, 32]) {
        const text = `${year}-${`${month}`.padStart(2, "0")}-${`${day}`.padStart(2, "0")}T12:00:00Z`;
        expectAgreement(text);
      }
    }
  }
});

test("any ISO text", () => {
  fc.assert(fc.property(isoText, expectAgreement), { numRuns: samples(500_000, 10_000) });
});

test("any text", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9TZ:. +-]{0,33}$/)), expectAgreement), {
    numRuns: samples(100_000, 2_000),
  });
});
