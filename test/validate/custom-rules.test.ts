import { expect, test } from "vitest";
import { defineRule, isLegal, repairHistory, validateHistory, validateJob, validateUnknown } from "../../src/index.ts";
import { resolveOptions } from "../../src/validate/engine/options.ts";
import { fastPath } from "../../src/validate/fast/fast-path.ts";

const longPending = defineRule({
  id: "long-pending",
  title: "The job waited for capacity for more than an hour",
  severity: "error",
  evidence: "inferred",
  check({ entries }, report) {
    for (const entry of entries) {
      if (entry.status === "Pending" && entry.end - entry.start > 3_600_000) {
        report(entry.at("EndTime"), { seconds: (entry.end - entry.start) / 1000 });
      }
    }
  },
  message: ({ seconds }: { readonly seconds: number }) => `waited ${seconds} s for capacity`,
});

const START = 1_747_419_050;
const history = [
  { Status: "Starting", StartTime: START, EndTime: START + 40 },
  { Status: "Pending", StartTime: START + 40, EndTime: START + 4040 },
  { Status: "Downloading", StartTime: START + 4040 },
];

const finding = {
  rule: "long-pending",
  severity: "error",
  evidence: "inferred",
  path: [1, "EndTime"],
  data: { seconds: 4000 },
  message: "waited 4000 s for capacity",
};

test("a custom rule reports on a history that no other rule reports on", () => {
  expect(validateHistory(history).findings).toEqual([]);
  const report = validateHistory(history, { customRules: [longPending] });
  expect(report).toMatchObject({ verdict: "illegal", findings: [finding] });
  expect(report.checked.rules).toEqual([...validateHistory(history).checked.rules, "long-pending"]);
});

test("validateJob, validateUnknown and isLegal take custom rules", () => {
  const options = { customRules: [longPending] };
  const path = ["SecondaryStatusTransitions", ...finding.path];
  const job = { TrainingJobStatus: "InProgress", SecondaryStatusTransitions: history };
  expect(validateJob(job, options).findings).toEqual([{ ...finding, path }]);
  expect(validateUnknown(job, options).findings).toEqual([{ ...finding, path }]);
  expect(isLegal(history)).toBe(true);
  expect(isLegal(history, options)).toBe(false);
});

test("a call with custom rules changes no later call without them", () => {
  validateHistory(history, { customRules: [longPending] });
  expect(validateHistory(history).findings).toEqual([]);
});

test("findings of all rules are in the order of the history", () => {
  const gap = [history[0]!, { ...history[1]!, StartTime: START + 41 }, history[2]!];
  const everyEntry = defineRule({
    id: "every-entry",
    title: "Reports every entry",
    severity: "info",
    evidence: "inferred",
    check({ entries }, report) {
      for (const entry of entries) report(entry.at(), null);
    },
    message: () => "an entry",
  });
  const { findings } = validateHistory(gap, { customRules: [everyEntry] });
  expect(findings.map(({ rule, path }) => [rule, path[0]])).toEqual([
    ["every-entry", 0],
    ["gap", 1],
    ["every-entry", 1],
    ["every-entry", 2],
  ]);
});

test("options.rules sets the severity of a custom rule, or turns it off", () => {
  const customRules = [longPending];
  const warning = validateHistory(history, { customRules, rules: { "long-pending": "warning" } });
  expect(warning).toMatchObject({ verdict: "open", findings: [{ ...finding, severity: "warning" }] });
  const off = validateHistory(history, { customRules, rules: { "long-pending": "off" } });
  expect(off).toEqual(validateHistory(history));
});

test("a time that a catalogue rule has reported is NaN for custom rules", () => {
  const reversed = [history[0]!, { ...history[1]!, EndTime: START }];
  const seen: unknown[] = [];
  const ends = defineRule({ ...longPending, check: ({ entries }) => void seen.push(entries[1]!.end) });
  validateHistory(reversed, { customRules: [ends] });
  expect(seen).toEqual([Number.NaN]);
});

test("an entry without a status that can be read has status undefined", () => {
  const seen: unknown[] = [];
  const statuses = defineRule({
    ...longPending,
    check: ({ entries }) => void seen.push(...entries.map(({ status }) => status)),
  });
  validateUnknown([{ Status: "Starting", StartTime: START }, 7], { customRules: [statuses] });
  expect(seen).toEqual(["Starting", undefined]);
});

test.each([
  ["a rule that is no object", { customRules: [7] }, /options.customRules\[0\]: expected a rule, .* found 7/],
  ["no array", { customRules: longPending }, /options.customRules: expected an array of rules, found an object/],
  ["the id of a catalogue rule", { customRules: [{ ...longPending, id: "gap" }] }, /\[0\].id: .* the id "gap"/],
  ["an id twice", { customRules: [longPending, longPending] }, /\[1\].id: another rule has the id "long-pending"/],
  ["no check", { customRules: [{ ...longPending, check: 7 }] }, /\[0\].check: expected a function, found 7/],
  ["an unknown custom id", { customRules: [longPending], rules: { "long-pendin": "off" } }, /mean "long-pending"/],
  ["a custom id without its rule", { rules: { "long-pending": "off" } }, /unknown rule "long-pending"/],
])("%s is a TypeError", (_, options, message) => {
  for (const validate of [validateHistory, validateJob, validateUnknown, isLegal, repairHistory] as readonly ((
    input: unknown,
    options: unknown,
  ) => unknown)[]) {
    expect(() => validate([], options)).toThrow(TypeError);
    expect(() => validate([], options)).toThrow(message);
  }
});

test.each([
  [undefined, /rule: expected a rule, as defineRule returns it, found nothing/],
  [{ ...longPending, id: "" }, /rule.id: expected a string, found ""/],
  [{ ...longPending, title: undefined }, /rule.title: expected a string, found nothing/],
  [{ ...longPending, severity: "fatal" }, /unknown severity "fatal"/],
  [{ ...longPending, evidence: "heard" }, /unknown evidence "heard"/],
  [{ ...longPending, docs: "docs/long-pending.md" }, /rule.docs: expected an address such as/],
  [{ ...longPending, message: "waited" }, /rule.message: expected a function, found "waited"/],
])("defineRule(%j) is a TypeError", (rule, message) => {
  expect(() => defineRule(rule as never)).toThrow(TypeError);
  expect(() => defineRule(rule as never)).toThrow(message);
});

test("whoever has none runs what the catalogue alone runs, and nothing more", () => {
  const ofCatalogue = fastPath(resolveOptions(undefined));
  expect(fastPath(resolveOptions({ customRules: [] }))).toBe(ofCatalogue);
  expect(resolveOptions({ customRules: [] }).rules).toBe(resolveOptions(undefined).rules);
});
