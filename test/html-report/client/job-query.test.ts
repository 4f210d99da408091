import { describe, expect, test } from "vitest";
import {
  EVERYTHING,
  fragmentOf,
  type JobQuery,
  jobsFor,
  ORDERS,
  type Order,
  queryOf,
} from "../../../src/html-report/client/jobs/job-query.ts";
import { life } from "../../support/jobs.ts";
import { pageJob } from "../../support/report-data.ts";

const whole = "Starting Downloading Training Uploading Completed";
const jobs = [
  { ...life("Completed", whole), TrainingJobName: "b-clean" },
  { ...life("Completed", "Starting Downloading Training Completed"), TrainingJobName: "c-broken" },
  { ...life("InProgress", "Starting Downloading", { ended: false }), TrainingJobName: "a-running" },
  { ...life("Completed", whole), TrainingJobName: "d-warned", BillableTimeInSeconds: 1e6 },
].map((job, index) => ({ ...pageJob(job), index }));

const names = (changes: Partial<JobQuery>) =>
  jobsFor(jobs, { ...EVERYTHING, order: "as audited", ...changes }).map(({ name }) => name);

describe("filters", () => {
  test.each<[Partial<JobQuery>, string[]]>([
    [{}, ["b-clean", "c-broken", "a-running", "d-warned"]],
    [{ verdict: "illegal" }, ["c-broken"]],
    [{ verdict: "open" }, ["a-running"]],
    [{ rule: "billable-time-mismatch" }, ["d-warned"]],
    [{ text: "CLEAN" }, ["b-clean"]],
    [{ text: "illegal-transition" }, ["c-broken"]],
    [{ text: "completed warned" }, ["d-warned"]],
    [{ text: "uploading", verdict: "legal" }, ["b-clean", "d-warned"]],
    [{ text: "nowhere" }, []],
  ])("%j", (changes, expected) => {
    expect(names(changes)).toEqual(expected);
  });
});

describe("orders", () => {
  test.each<[Order, string[]]>([
    ["as audited", ["b-clean", "c-broken", "a-running", "d-warned"]],
    ["most findings first", ["c-broken", "d-warned", "b-clean", "a-running"]],
    ["by name", ["a-running", "b-clean", "c-broken", "d-warned"]],
    ["longest first", ["b-clean", "d-warned", "c-broken", "a-running"]],
    ["latest first", ["b-clean", "c-broken", "a-running", "d-warned"]],
  ])("%s", (order, expected) => {
    expect(names({ order })).toEqual(expected);
  });

  test("every order is tested", () => {
    expect(Object.keys(ORDERS)).toHaveLength(5);
  });
});

describe("a query in the URL", () => {
  test.each<Partial<JobQuery>>([{}, { text: "a & b=c #1", rule: "gap" }, { verdict: "open", order: "by name" }])(
    "%j",
    (changes) => {
      const query = { ...EVERYTHING, ...changes };
      expect(queryOf(fragmentOf(query))).toEqual(query);
    },
  );

  test("contains only non-default values, and ignores invalid ones", () => {
    expect(fragmentOf({ ...EVERYTHING, rule: "gap" })).toBe("rule=gap");
    expect(queryOf("order=constructor&nonsense=%E0%A4%A")).toEqual(EVERYTHING);
  });
});
