import { describe, expect, test } from "vitest";
import { auditRecord } from "../../src/audit/pipeline/audit-record.ts";
import { parsePython } from "../../src/read/formats/python.ts";
import { NOW } from "../support/findings.ts";
import { readAll } from "../support/read-all.ts";

describe("zones", () => {
  test.each([
    ["datetime.timezone.utc", "+00:00"],
    ["<UTC>", "+00:00"],
    ["zoneinfo.ZoneInfo(key='UTC')", "+00:00"],
    ["zoneinfo.ZoneInfo(key='Europe/Berlin')", ""],
    ["tzlocal()", ""],
    ["<DstTzInfo 'US/Pacific' PDT-1 day, 17:00:00 DST>", "-07:00"],
    ["<DstTzInfo 'Asia/Kolkata' IST+5:30:00 STD>", "+05:30"],
    ["<DstTzInfo 'Europe/London' GMT0:00:00 STD>", "+00:00"],
    ["<StaticTzInfo 'Etc/GMT+5'>", ""],
  ])("%s", (zone, offset) => {
    expect(parsePython(`datetime.datetime(2025, 5, 16, 11, 10, tzinfo=${zone})`)).toBe(`2025-05-16T11:10:00${offset}`);
  });
});

test.each([
  ["OrderedDict([('a', 1), ('b', OrderedDict())])", { a: 1, b: {} }],
  ["OrderedDict({'a': 1})", { a: 1 }],
  ["defaultdict(<class 'list'>, {'a': [1]})", { a: [1] }],
  ["dict_values([{'a': 1}])", [{ a: 1 }]],
  ["{'Body': <botocore.response.StreamingBody object at 0x7f0>}", { Body: null }],
])("%s", (text, value) => {
  expect(parsePython(text)).toEqual(value);
});

describe("the hour that a clock shows twice", () => {
  const at = (hour: number, minute: number, fold = "") =>
    `datetime.datetime(2025, 11, 2, ${hour}, ${minute}, tzinfo=tzlocal()${fold})`;

  test("where the zone is unknown, the clock is taken to have gone on", () => {
    const times = [at(0, 50), at(1, 50), at(1, 10, ", fold=1"), at(2, 5), at(23, 5)];
    expect(parsePython(`[${times}]`)).toEqual([
      "2025-11-02T00:50:00",
      "2025-11-02T01:50:00",
      "2025-11-02T02:10:00",
      "2025-11-02T03:05:00",
      "2025-11-03T00:05:00",
    ]);
    expect(parsePython("datetime.datetime(2025, 11, 2, 1, 10, fold=1, tzinfo=tzlocal())")).toBe("2025-11-02T02:10:00");
  });

  test("so no visit ends before it starts", async () => {
    const visits = [
      ["Starting", at(1, 50), at(1, 10, ", fold=1")],
      ["Downloading", at(1, 10, ", fold=1"), at(2, 5)],
    ].map(([status, start, end]) => `{'Status': '${status}', 'StartTime': ${start}, 'EndTime': ${end}}`);
    const [record] = await readAll(`{'SecondaryStatusTransitions': [${visits}]}`);
    expect(auditRecord(record!, { now: NOW })).toMatchObject({ verdict: "open", findings: [] });
  });
});

test("a record whose times name no zone says so, and no other does", async () => {
  const one = (zone: string) =>
    `{'SecondaryStatusTransitions': [{'Status': 'Starting', 'StartTime': datetime.datetime(2025, 5, 16, 11, 10${zone})}]}`;
  const records = await readAll([one(""), one(", tzinfo=tzlocal()"), one(", tzinfo=tzutc()")].join("\n"));
  expect(records.map(({ source }) => source.zone)).toEqual(["unknown", "unknown", undefined]);
});
