import { writeText } from "../../src/write/index.ts";
import { ended, type Job, life } from "./jobs.ts";

/** Numbers from 0 to below a bound, the same for the same seed. */
export type Draw = (below: number) => number;

/** Marsaglia's xorshift: records by the million want a quick draw. */
export function drawFrom(seed: number): Draw {
  let state = (seed | 0) ^ 0x9e3779b9 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const pick = <T>(draw: Draw, values: readonly T[]): T => values[draw(values.length)]!;

const LIVES: readonly Job[] = [
  ...Object.values(ended),
  life("InProgress", "Starting Downloading Training", { ended: false }),
  life("Stopping", "Starting Downloading Training Stopping", { ended: false }),
  life("Completed", "Starting Downloading Completed"),
  life("Completed", "Starting Downloading Training Uploading Completed", { retry: true }),
  { ...ended.completed!, FailureReason: "it did not fail" },
  { ...ended.completed!, TrainingJobStatus: "Failed" },
];

/** Fields that no rule reads, and that look like some that rules read. */
const OTHERS: readonly object[] = [
  {},
  { HyperParameters: { a: '"SecondaryStatusTransitions":[{"Status":"Failed"}]', "b\\": '\\"', c: "{[" } },
  { Nested: { TrainingJobStatus: "Failed", SecondaryStatusTransitions: [], TrainingJobName: "another" } },
  { Numbers: [0, -0.5, 1e300, 1e-7, 1234567890123456], Words: [true, false, null, [], {}], Deep: [[[[{}]]]] },
  { ModelArtifacts: { S3ModelArtifacts: "s3://é/\u2028\n\t\u0001" }, Environment: null },
];

const TELLTALES: readonly object[] = [
  { detail: { TrainingJobStatus: "Completed", SecondaryStatusTransitions: [] } },
  { Records: [{ detail: { TrainingJobStatus: "Failed" } }] },
  { Results: [] },
  { TrainingJob: {} },
  { TrainingJobSummaries: [] },
  { JobStatus: "Running" },
  { JobName: "a" },
  { secondary_status_transitions: [] },
  { nbformat: 4, cells: [] },
  { StartTime: "2025-05-16 18:10:50" },
];

const FORMS = ["wire", "cli", "sdk", "boto3"] as const;

/** A job on one line that is mostly clean. */
function plain(draw: Draw, names: number): string {
  const described = pick(draw, LIVES);
  const name = `job-${draw(names)}${draw(40) === 0 ? "-é" : ""}`;
  const arn = `arn:aws:sagemaker:us-west-2:11112222${draw(2)}333:training-job/${name}`;
  const job = {
    ...(draw(20) === 0 ? {} : { TrainingJobName: name }),
    ...(draw(3) === 0 ? {} : { TrainingJobArn: draw(30) === 0 ? 7 : arn }),
    ...pick(draw, OTHERS),
    ...described,
    ...(draw(10) === 0 ? pick(draw, TELLTALES) : {}),
  };
  if (draw(20) !== 0) Object.assign(job, { TrainingJobName: name });
  return JSON.stringify(JSON.parse(writeText(job as Job, pick(draw, FORMS))));
}

const TIMES = [
  ..."1.747419050603E9 1747419050 1747419050.6034999 1747419050603 -1 0 1e400 01 1. .5 1e 174741905060300000000".split(
    " ",
  ),
  ...["2025-05-16 18:10:50", "2025-05-16T18:10:50", "2025-05-16T18:10:50.123456789Z", "1747419050.603", ""].map(
    (time) => JSON.stringify(time),
  ),
  ...["2025-02-30T00:00:00Z", "2025-05-16T18:10:60Z", "2025-05-16t18:10:50z", "2025-05-16T18:10:50+0000"].map((time) =>
    JSON.stringify(time),
  ),
  ..."null true {} []".split(" "),
];

const TIME_FIELD = /("(?:\w+Time)":)("[^"]*"|[\d.]+)/g;
const ANY_KEY = /"(\w)(\w+)":/g;
const SIGNS = [..."{}[]\",:\\\n\r\t\0 0-eE.u/'a\u00e9"];

const nth = (text: string, pattern: RegExp, draw: Draw, change: (...parts: string[]) => string) => {
  const chosen = draw([...text.matchAll(pattern)].length || 1);
  let i = 0;
  return text.replace(pattern, (...parts) => (i++ === chosen ? change(...(parts as string[])) : parts[0]));
};

const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** What may be wrong or odd about a record. */
const CHANGES: readonly ((text: string, draw: Draw) => string)[] = [
  (text) => text,
  (text) => text,
  (text, draw) => nth(text, TIME_FIELD, draw, (_, key) => `${key}${pick(draw, TIMES)}`),
  (text, draw) => nth(text, ANY_KEY, draw, (_, first, rest) => `"${escaped(first!)}${rest}":`),
  (text, draw) => nth(text, /"Status":"(\w)/g, draw, (_, letter) => `"Status":"${escaped(letter!)}`),
  (text, draw) =>
    nth(text, ANY_KEY, draw, (key) => `${key}${pick(draw, ['"Failed"', "null", "7", "{}", "[]"])},${key}`),
  (text, draw) =>
    nth(text, /[,:{}[\]]/g, draw, (sign) => pick(draw, [` ${sign}`, `${sign}\t`, `${sign} \r`, sign + sign, ""])),
  (text, draw) => text.slice(0, draw(text.length)),
  (text, draw) => {
    const at = draw(text.length);
    return `${text.slice(0, at)}${pick(draw, SIGNS)}${text.slice(at + 1)}`;
  },
  (text, draw) => {
    const at = draw(text.length);
    return `${text.slice(0, at)}${text.slice(at + 1 + draw(3))}`;
  },
  (text, draw) => `${text}${pick(draw, ["", ",", " ", "}", "]", "x", text, " // a comment", '{"a":1}'])}`,
  (text, draw) => `${pick(draw, ["", " ", "\t", "job = ", "[", "x ", "\ufeff", ","])}${text}`,
  (text, draw) => text.replace("{", `{"Deep":${"[".repeat(60 + draw(8))}${"]".repeat(64)},`),
  (text, draw) =>
    nth(text, /"Status":"\w+"/g, draw, () => `"Status":${pick(draw, ['"Nonsense"', '"training"', "7", '""', "null"])}`),
  (text, draw) =>
    nth(text, /"(?:Training|Secondary|Billable|Enable|Failure)\w+":("[^"]*"|[\w.]+)/g, draw, (field, value) =>
      field!.replace(value!, pick(draw, ["null", "7", '"x"', "true", "-0", "1e3"])),
    ),
];

/** A clean record on a line, and lines in which each of its bytes is in turn one of so many others. */
export function everyByteChanged(signs: number): { readonly text: string; readonly all: string } {
  const unread = { Unread: ['a\n\u0001"\\ b', -1.5e-7, 0, [true, false, null], {}] };
  const text = JSON.stringify({ ...JSON.parse(writeText(ended["failed early"] as Job, "wire")), ...unread });
  const lines = Array.from({ length: text.length * signs }, (_, i) => {
    const at = Math.floor(i / signs);
    const changed = `${text.slice(0, at)}${SIGNS[(i * 7 + at) % SIGNS.length]}${text.slice(at + 1)}`;
    // Each is another job, and behind a clean one: what is known, or stands behind a bad record, is not scanned.
    return `${text.replace('"a-job"', `"clean-${i}"`)}\n${changed.replace('"a-job"', `"job-${i}"`)}`;
  });
  return { text, all: `${lines.join("\n")}\n` };
}

/**
 * An input of records of which each may be odd, broken, cut, or the same job again.
 *
 * @param names of how many jobs they tell.
 */
export function adversarialInput(seed: number, records: number, names = records * 4): string {
  const draw = drawFrom(seed);
  const [open, between, close] = pick(draw, [
    ["", "\n", "\n"],
    ["", "\n", ""],
    ["", "\r\n", "\r\n"],
    ["[", ",", "]"],
    ["[\n", ",\n", "\n]\n"],
  ]);
  const all = Array.from({ length: records }, () => {
    const text = plain(draw, names);
    return draw(3) > 0 ? text : pick(draw, CHANGES)(text, draw);
  });
  return `${open}${all.join(between)}${close}`;
}
