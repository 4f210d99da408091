import { describe, expect, test } from "vitest";
import { repairHistory, trainingJobLifecycle, validateHistory } from "../../../src/index.ts";

const BEGIN = Date.UTC(2025, 4, 16, 18);

function entries(statuses: readonly string[]) {
  return statuses.map((Status, i) => {
    const StartTime = BEGIN + i * 60_000;
    return { Status, StartTime, EndTime: /Completed/i.test(Status) ? StartTime : StartTime + 60_000 };
  });
}

const COMPLETED = ["Starting", "Downloading", "Training", "Uploading", "Completed"];
const findingsOf = (statuses: readonly string[]) => validateHistory(entries(statuses)).findings;

describe("a reversed array is one finding", () => {
  test.each([5, 4, 3])("of %i entries", (length) => {
    const { findings } = validateHistory(entries(COMPLETED.slice(0, length)).reverse());
    expect(findings.map(({ rule }) => rule)).toEqual(["out-of-order"]);
    expect(findings[0]?.path).toEqual([1, "StartTime"]);
    expect(findings[0]?.message).toMatch(/; the whole array is in reverse order$/);
  });

  test("and so is one in which several entries changed places", () => {
    const [a, b, c, d, e] = entries(COMPLETED) as [object, object, object, object, object];
    const { findings } = validateHistory([b, a, d, c, e] as never);
    expect(findings).toMatchObject([{ rule: "out-of-order", data: { more: 1, isReversed: false } }]);
    expect(findings[0]?.message).toMatch(/\(and 1 more entries\)$/);
  });
});

describe("misspelled statuses of one kind are one finding", () => {
  test("that names them all", () => {
    const findings = findingsOf(COMPLETED.map((status) => status.toLowerCase()));
    expect(findings.map(({ message }) => message)).toEqual([
      '"starting", "downloading", "training", "uploading" and "completed" are unknown; ' +
        "AWS writes Starting, Downloading, Training, Uploading and Completed",
    ]);
    expect(findings[0]).toMatchObject({
      path: [0, "Status"],
      data: { found: "starting", others: [{ index: 1 }, { index: 2 }, { index: 3 }, { index: 4 }] },
    });
  });

  test("and a new status that comes twice is one, beside another", () => {
    const messages = findingsOf(["Starting", "Sleeping", "Training", "Sleeping", "TRAINING"]).map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      expect.stringMatching(/^"Sleeping" is unknown, here and in 1 more; /),
      '"TRAINING" is unknown; the nearest known status is Training',
    ]);
  });
});

test("of many misspelled statuses, twenty are named", () => {
  const all = trainingJobLifecycle.statuses;
  const words = [...all.map((status) => status.toLowerCase()), ...all.map((status) => status.toUpperCase())];
  const [finding] = findingsOf(words);
  const named = words.slice(0, 20).map((word) => JSON.stringify(word));
  expect(finding?.message).toBe(
    `${named.join(", ")} and ${words.length - 20} more are unknown; AWS writes ${all.slice(0, -1).join(", ")} and ${all.at(-1)}`,
  );
});

describe("illegal-transition says what is missing", () => {
  test.each([
    ["Starting", "Completed", "Downloading, Training and Uploading are missing between them"],
    ["Starting", "Uploading", "Downloading and Training are missing between them"],
    ["Training", "Completed", "Uploading is missing between them"],
  ])("%s to %s", (from, to, words) => {
    const before = COMPLETED.slice(0, COMPLETED.indexOf(from) + 1);
    const [finding] = findingsOf([...before, to]);
    expect(finding?.message).toBe(`${from} → ${to}: ${words}`);
  });

  test("as the repair inserts it, between any two statuses of a legal history", () => {
    let compared = 0;
    for (const from of COMPLETED.slice(0, 4)) {
      const before = COMPLETED.slice(0, COMPLETED.indexOf(from) + 1);
      for (const to of trainingJobLifecycle.statuses) {
        const history = entries([...before, to]);
        const finding = validateHistory(history).findings.find(({ rule }) => rule === "illegal-transition");
        const { missing } = (finding?.data ?? {}) as { missing?: readonly string[] };
        const { moves } = repairHistory(history);
        const isKept = moves.every(({ move }, i) => move === "keep" || (move === "insert" && i >= before.length));
        if (missing === undefined || !isKept) continue;
        compared++;
        const inserted = moves.flatMap(({ move, status }) => (move === "insert" ? status : []));
        expect([from, to, inserted]).toEqual([from, to, missing]);
      }
    }
    expect(compared).toBeGreaterThan(5);
  });
});
