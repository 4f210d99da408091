import { DecodedJob } from "../../model/decoded-job.ts";
import type { HistoryColumns } from "../../model/history-columns.ts";
import { isArray } from "../../model/safe-access.ts";
import { ranRules } from "../engine/applicable-rules.ts";
import type { Settings } from "../engine/options.ts";
import type { Report } from "../engine/report.ts";
import { latestPlausible } from "../engine/time-range.ts";
import { decodeJob } from "./decode-job.ts";
import { isCleanJob } from "./is-clean-job.ts";
import { isShort, judgeArray, spareColumns } from "./judge-array.ts";
import { ObjectPool } from "./object-pool.ts";
import { statusFlags } from "./status-flags.ts";
import { NOTHING, type TransitionVerdicts, transitionVerdicts } from "./transition-verdicts.ts";

/**
 * The report on an array of which no rule would say a word; undefined on any other, which is then for the rules to look
 * at. So the quick way can be slow and never wrong, and all words are theirs.
 */
export function quickHistoryReport(history: unknown, settings: Settings): Report | undefined {
  if (!isQuick(settings) || !isArray(history)) return undefined;
  const steps = transitionVerdicts(settings.lifecycle, settings.lifecycle.replayTable(settings.evidence));
  const columns = spareColumns.borrow();
  try {
    const isClean = judgeArray(history, steps, settings.now, columns) === NOTHING;
    return isClean ? cleanReport(columns, steps, ranRules(settings.severities, 0)) : undefined;
  } catch {
    return undefined;
  } finally {
    spareColumns.giveBack(columns);
  }
}

/** The same for a described job. */
export function quickJobReport(job: unknown, settings: Settings): Report | undefined {
  if (!isQuick(settings)) return undefined;
  const table = statusFlags(settings);
  const decoded = spareJob.borrow();
  try {
    const isClean =
      decodeJob(job, table, decoded) && isCleanJob(decoded, table, latestPlausible(settings.now ?? Date.now()));
    return isClean
      ? cleanReport(decoded.history, table.steps, ranRules(settings.severities, decoded.fields))
      : undefined;
  } catch {
    return undefined;
  } finally {
    spareJob.giveBack(decoded);
  }
}

const spareJob = new ObjectPool(
  () => new DecodedJob(),
  ({ history }) => isShort(history),
);

/** Histories without times and those held against limits are for the rules from the start. */
export function isQuick({ hasTimes, limits }: Settings): boolean {
  return hasTimes && limits === undefined;
}

function cleanReport(
  { length, statuses }: HistoryColumns,
  steps: TransitionVerdicts,
  rules: readonly string[],
): Report {
  return {
    verdict: steps.ends[statuses[length - 1]!] === 1 ? "legal" : "open",
    findings: [],
    checked: { entries: length, transitions: length - 1, rules },
  };
}
