/* The entries that need no other package and no @types/node. Without annotations, the compiler has to name what it infers. */

import * as root from "sagemaker-transitions";
import * as matchers from "sagemaker-transitions/matchers";
import * as monitoring from "sagemaker-transitions/monitor";
import * as reading from "sagemaker-transitions/read";
import * as sql from "sagemaker-transitions/sql";
import * as schemas from "sagemaker-transitions/standard-schema";
import * as writing from "sagemaker-transitions/write";

export const history = [{ Status: "Starting", StartTime: 1747419050 }];
export const job = { TrainingJobName: "a-job", SecondaryStatusTransitions: history };

export const rule = root.defineRule({
  id: "my-rule",
  title: "A rule",
  severity: "info",
  evidence: "inferred",
  check: ({ entries, lifecycle }, report) => report(entries[0]!.at("Status"), { first: lifecycle.firstStatuses[0] }),
  message: ({ first }: { readonly first: string | undefined }) => `starts in ${first}`,
});
export const verdict = root.validateHistory(history, { customRules: [rule], rules: { "my-rule": "error" } });
export const jobReport = root.validateJob(job);
export const report = root.validateUnknown(JSON.parse("[]"));
export const legal = root.isLegal(history);
export const findings = jobReport.findings.filter((finding) => finding.rule === "gap");
export const data = jobReport.findings.map((finding) => finding.data);
export const repair = root.repairHistory(history);
export const moves = repair.moves.map((move) => ({ move }));
export const parts = root.phases(history);
export const otherParts = root.phases([], { lifecycle: root.jobLifecycle });
export const comparison = root.compareSnapshots(job, job);
export const reading_ = root.parseTransition(history[0]);
export const milliseconds = root.epochMilliseconds("2025-05-16T18:10:50Z");
export const catalogue = Object.values(root.rules);
export const sources = root.evidenceSources;
export const lifecycles = { training: root.trainingJobLifecycle, job: root.jobLifecycle };
export const edges = root.trainingJobLifecycle.edges.map(({ from, to, seen }) => ({ from, to, seen }));
export const table = root.trainingJobLifecycle.replayTable();
export const paths = root.trainingJobLifecycle.paths();

export const monitor = monitoring.createMonitor({ customRules: [rule], limits: { Pending: 60 } });
export const updates = monitor.update("a-job", job);
export const state = { open: monitor.open(), stuck: monitor.check(), report: monitor.report("a-job") };

export const records = reading.readHistories(JSON.stringify(job));
export const next = () => records.next();

export const query = sql.toSql({ dialect: "trino", table: "jobs" });
export const columns = sql.parseColumns("job=name");

export const written = writing.writeJob(job, "wire");
export const event = writing.writeJob(job, "eventbridge");
export const snake = writing.writeJob(job, "snake-case");
export const write = (format: writing.WritableFormat) => writing.writeJob(job, format);
export const text = writing.writeText(job, "python");
export const normalized = writing.normalizeJob(history);

export const strict = schemas.toStandardSchema((value) => root.validateUnknown(value, { rules: { gap: "error" } }));
export const checked = schemas.historySchema["~standard"].validate(history);
export const ready = { history: schemas.historySchema, job: schemas.jobSchema };

export const outcome = matchers.toBeLegalHistory(history);
export const all = { ...matchers };

declare const response: writing.DescribedTrainingJob;
export const misuse = () => {
  // @ts-expect-error a response is not a history
  root.validateHistory(response);
  // @ts-expect-error there is no such status
  root.validateJob(response, { limits: { Pendin: 60 }, now: 0 });
};
/* Any text is a status, and editors complete the known ones. */
export const known: Extract<root.SecondaryStatusTransition["Status"], "Training"> = "Training";
export const unknown: root.SecondaryStatusTransition["Status"] = "Preparing";
