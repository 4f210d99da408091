import fc from "fast-check";
import { expect, test } from "vitest";
import { usualTime } from "../../src/model/fast-iso.ts";
import { epochMilliseconds, isNaive, textMilliseconds } from "../../src/model/timestamp.ts";
import { samples } from "../support/slow.ts";

/*
 * The parser of the usual shapes reads what the parser of every shape reads, or gives up.
 */

/** Compares by hand and asks `expect` only to tell: it is called a hundred thousand times. */
function expectAgreement(text: string): void {
  const usual = usualTime(text);
  const every = textMilliseconds(text);
  const isRight = Number.isNaN(usual) || (usual === every && !isNaive(text));
  if (!isRight || !Object.is(epochMilliseconds(text), every)) {
    expect({ text, time: usual, naive: isNaive(text) }).toEqual({ text, time: every, naive: false });
    expect(epochMilliseconds(text)).toBe(every);
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

const USUAL = [
  "2025-05-16T18:10:50.603Z",
  "2025-05-16T11:10:50.603000-07:00",
  "2025-05-16 23:40:50.603999+05:30",
  "2025-05-16T11:13:37-07:00",
  "2024-02-29T00:00:00Z",
];

test.each(USUAL)("%s is usual", (text) => {
  expect(usualTime(text)).toBe(Date.parse(text));
});

test.each([
  "",
  "2025-05-16T18:10:50",
  "2025-05-16T18:10Z",
  "2025-05-16T18:10:50.6Z",
  "2025-05-16T18:10:50,603Z",
  "2025-02-29T18:10:50Z",
  "2025-05-16T24:00:00Z",
  "0000-05-16T18:10:50Z",
  "1747419050603",
])("%j is left to the parser of every shape", (text) => {
  expect(usualTime(text)).toBeNaN();
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
        const usual = usualTime(text);
        expect(Number.isNaN(usual) ? textMilliseconds(text) : usual, text).toBe(textMilliseconds(text));
        // No real day is left to the other.
        if (Number.isNaN(usual)) expect(textMilliseconds(text), text).toBeNaN();
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
