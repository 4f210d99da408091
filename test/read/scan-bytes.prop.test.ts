import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { epochMilliseconds } from "../../src/history/timestamp.ts";
import { trainingJob } from "../../src/machine/training-job.ts";
import { JobScanner } from "../../src/read/scan/job-scanner.ts";
import { BROKEN, SLACK } from "../../src/read/scan/json-bytes.ts";
import { Pieces } from "../../src/read/scan/pieces.ts";
import { RecordedJobs } from "../../src/read/scan/recorded-jobs.ts";
import { areSame } from "../../src/read/scan/same-bytes.ts";
import { storeUsualSeconds } from "../../src/read/scan/seconds-bytes.ts";
import { writeText } from "../../src/write/index.ts";
import { adversarialInput, type Draw, drawFrom } from "../support/adversarial-records.ts";
import { ended } from "../support/jobs.ts";
import { samples } from "../support/slow.ts";

/** A piece that begins with a text. */
function pieceOf(text: string) {
  const [piece] = new Pieces().push(new TextEncoder().encode(text + "\n".repeat(1 + SLACK)));
  expect(piece!.length).toBeGreaterThan(text.length);
  return piece!;
}

test("seconds of the usual shape are what the parser makes of them, and others are none", () => {
  const digits = (min: number, max: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((all) => all.join(""));
  const point = fc.tuple(fc.constantFrom(".", ".", ".", "", "..", ".-"), digits(0, 5)).map((parts) => parts.join(""));
  const ending = fc.constantFrom("", "", "", "", "e1", "E-2", "/", ":", "x");
  let usual = 0;
  fc.assert(
    fc.property(fc.oneof(digits(10, 10), digits(8, 12)), point, ending, (whole, fraction, end) => {
      const text = `${whole}${fraction}${end}`;
      const into = new Float64Array(2);
      const at = storeUsualSeconds(pieceOf(`[${text},`), 1, into, 1);
      if (/^[1-9]\d{9}(\.\d{1,3})?$/.test(text)) {
        usual++;
        expect(at).toBe(1 + text.length);
        expect(into[1]).toBe(epochMilliseconds(JSON.parse(text)));
      } else if (/^[1-9]\d{9}(\.\d{1,3})?[^\d.eE]/.test(text)) expect(text[at - 1]).toMatch(/[/:x-]/);
      else expect(at).toBe(BROKEN);
    }),
    { numRuns: samples(100_000, 2000) },
  );
  expect(usual).toBeGreaterThan(samples(100_000, 2000) / 20);
});

test("bytes are the same where each is", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 40, min: 1 }),
      fc.nat(40),
      fc.integer({ min: 1, max: 255 }),
      (bytes, at, byte) => {
        const other = bytes.slice();
        other[at % bytes.length] = byte;
        const { view } = pieceOf(`${"x".repeat(2 * bytes.length)}`);
        const both = new Uint8Array(view.buffer, view.byteOffset);
        both.set(bytes);
        both.set(other, bytes.length);
        const isSame = Buffer.compare(bytes, other) === 0;
        // Doubles that are not numbers are not even themselves: then it is walked over.
        const isText = bytes.every((sign) => sign < 0x7f);
        const found = areSame(view, 0, view, bytes.length, bytes.length);
        if (isText) expect(found).toBe(isSame);
        else if (found) expect(isSame).toBe(true);
      },
    ),
    { numRuns: samples(100_000, 2000) },
  );
});

describe("a scanner that has read others before reads a job", () => {
  /** What a scanner makes of the object that begins at `at`. */
  function scan(scanner: JobScanner, text: ReturnType<typeof pieceOf>, at: number) {
    const end = scanner.scan(text, at);
    if (end === BROKEN || !scanner.isUsual) return { end, isUsual: false };
    const { history, ...job } = scanner.job;
    const { length, zones } = history;
    const columns = [history.statuses, history.starts, history.ends].map((column) => [...column.subarray(0, length)]);
    const { nameFrom, nameTo, arnFrom, arnTo, firstTimeAt } = scanner;
    const places = [nameFrom, nameTo, arnFrom, arnTo, firstTimeAt];
    return { end, isUsual: true, ...job, numbers: [...job.numbers], columns, zones, places };
  }

  /**
   * One scanner reads all lines as one that has read none reads each.
   *
   * @returns how many are usual.
   */
  function expectAsFresh(lines: readonly string[]): number {
    const piece = pieceOf(lines.join("\n"));
    const seasoned = new JobScanner(trainingJob);
    let usual = 0;
    let at = 0;
    for (const line of lines) {
      const found = scan(seasoned, piece, at);
      expect(found).toEqual(scan(new JobScanner(trainingJob), piece, at));
      if (found.isUsual) usual++;
      at += new TextEncoder().encode(line).length + 1;
    }
    return usual;
  }

  test("as one that has read none", () => {
    let usual = 0;
    for (let seed = 0; seed < samples(4000, 60); seed++) {
      const lines = adversarialInput(seed, 50)
        .split("\n")
        .filter((line) => line.startsWith("{") && line.length < 4000);
      if (lines.length === 0) continue;
      usual += expectAsFresh(lines);
    }
    expect(usual).toBeGreaterThan(samples(4000, 60) * 10);
  });

  test("as the one whose records it recalls", () => {
    let recalled = 0;
    for (let seed = 0; seed < samples(1000, 30); seed++) {
      const piece = pieceOf(adversarialInput(seed, 50).replaceAll(/^[^{].*$/gm, ""));
      const jobs = new RecordedJobs();
      jobs.belongTo(piece.bytes.buffer);
      jobs.begin(piece.bytes.byteOffset);
      const recording = new JobScanner(trainingJob);
      const starts = [...piece.bytes.subarray(0, piece.length).entries()].flatMap(([at, byte]) =>
        byte === 0x7b && (at === 0 || piece.bytes[at - 1] === 0x0a) ? [at] : [],
      );
      const expected = starts.map((at) => {
        const found = scan(recording, piece, at);
        if (found.isUsual && at % 7 > 0) recording.record(jobs, at, found.end);
        return found;
      });
      const recalling = new JobScanner(trainingJob);
      recalling.recorded = RecordedJobs.of(piece.bytes);
      expect(starts.map((at) => scan(recalling, piece, at))).toEqual(expected);
      // What it has no need to scan may be anything.
      piece.bytes.fill(0);
      recalling.recorded = RecordedJobs.of(piece.bytes);
      recalled += starts.filter((at) => recalling.scan(piece, at) > 0).length;
    }
    expect(recalled).toBeGreaterThan(samples(1000, 30) * 10);
  });

  test("by itself where there was no room to record it, or the piece begins elsewhere", () => {
    const line = writeText(ended.completed!, "wire").trim();
    const piece = pieceOf(`${line}\n`.repeat(3000));
    const jobs = new RecordedJobs();
    jobs.belongTo(piece.bytes.buffer);
    jobs.begin(piece.bytes.byteOffset);
    const scanner = new JobScanner(trainingJob);
    const places = Array.from({ length: 3000 }, (_, i) => i * (line.length + 1));
    for (const at of places) scanner.record(jobs, at, scanner.scan(piece, at));
    const last = scan(scanner, piece, places.at(-1)!);
    expect(RecordedJobs.of(piece.bytes.subarray(1))).toBeUndefined();
    const recalling = new JobScanner(trainingJob);
    recalling.recorded = RecordedJobs.of(piece.bytes);
    expect(places.every((at) => recalling.scan(piece, at) === at + line.length)).toBe(true);
    expect(scan(recalling, piece, places.at(-1)!)).toEqual(last);
  });

  /** What a job may say that nothing reads: texts, numbers and words, in objects and arrays. */
  const unread = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
    leaf: fc.oneof(
      fc.constantFrom("", "a", 'b"\\', "a text of some length", "a text of some other length", true, false, null),
      fc.constantFrom(0, 1, 12, -0.5, 1e300, 123456, 1234567),
    ),
    value: fc.oneof(
      { depthSize: "small" },
      tie("leaf"),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("a", "b", "key", "a longer key"), tie("value"), { maxKeys: 4 }),
    ),
  })).value;

  /** The same value with other texts and numbers in it, now and then of another kind. */
  const changed = (value: unknown, draw: Draw): unknown =>
    JSON.parse(JSON.stringify(value), (_, each) => {
      if (typeof each === "object" || draw(3) > 0) return each;
      const longer = typeof each === "number" ? Math.trunc(each) * 10 + draw(10) : `${each}${"x".repeat(draw(9))}`;
      return [longer, longer, longer, draw(10 ** draw(7)), "a text", null, {}][draw(7)];
    });

  test("that says what nothing reads", () => {
    const job = JSON.parse(writeText(ended.completed!, "wire"));
    let usual = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.array(unread, { minLength: 1, maxLength: 3 }), fc.nat(), (values, seed) => {
        const draw = drawFrom(seed);
        const lines = Array.from({ length: 24 }, () => {
          const others = values.map((value, i) => [`Unread${i}`, changed(value, draw)]);
          const line = JSON.stringify({ ...Object.fromEntries(others), ...job });
          if (draw(4) > 0) return line;
          const at = draw(line.length / 2);
          return line.slice(0, at) + ['"', "}", "]", ",", "1", " ", "\\", "e", ""][draw(9)] + line.slice(at + draw(2));
        });
        usual += expectAsFresh(lines);
        all += lines.length;
      }),
      { numRuns: samples(5000, 200) },
    );
    expect(usual / all).toBeGreaterThan(0.6);
  });
});
