import { isArray, isObject, property } from "../../../model/safe-access.ts";
import { identityOf } from "../../../model/snapshot-order.ts";
import { ACCOUNT } from "../../config/relative-path.ts";
import type { UnreadInput } from "../../pipeline/record-source.ts";
import type { Account, ListRequest } from "./account.ts";
import { problemOf } from "./classify-error.ts";

/** A job of which ListTrainingJobs tells the name. */
export interface ListedJob {
  readonly kind: "listed";
  readonly name: string;
  /** What tells it from others of its name; see `identityOf`. */
  readonly identity: string;
  /** TrainingJobStatus, where the listing tells it. */
  readonly primary: string | undefined;
}

/** As many as a page may hold. */
const PAGE = 100;

/**
 * The training jobs of a region, the latest first, page by page. What is wrong with a page says so in its place; the
 * listing goes on wherever there is a way on.
 */
export async function* listJobs(
  account: Account,
  filters: ListRequest,
  signal: AbortSignal,
): AsyncGenerator<ListedJob | UnreadInput> {
  const unread = (problem: string): UnreadInput => ({ kind: "unread", path: pathOf(account), problem });
  const pageOf = new Map<string, number>();
  let token: string | undefined;
  for (let page = 1; ; page++) {
    const request: ListRequest = { ...filters, SortBy: "CreationTime", SortOrder: "Descending", MaxResults: PAGE };
    let answer: object;
    try {
      answer = await account.list(token === undefined ? request : { ...request, NextToken: token }, signal);
    } catch (error) {
      if (!signal.aborted) yield unread(`${problemOf(error, "ListTrainingJobs")} (page ${page})`);
      return;
    }
    const summaries = property(answer, "TrainingJobSummaries");
    if (!isArray(summaries)) yield unread(`page ${page} of ListTrainingJobs has no TrainingJobSummaries`);
    for (const [i, summary] of (isArray(summaries) ? summaries : []).entries()) {
      const job = isObject(summary) ? listedJob(summary) : undefined;
      yield job ?? unread(`page ${page} of ListTrainingJobs: TrainingJobSummaries[${i}] has no TrainingJobName`);
    }
    const next = property(answer, "NextToken");
    if (typeof next !== "string" || next === "") return;
    const known = pageOf.get(next);
    if (known !== undefined) {
      const where = `page ${page} of ListTrainingJobs has the NextToken that page ${known} had`;
      yield unread(`${where}: it would never end; what was listed until then is read`);
      return;
    }
    pageOf.set(next, page);
    token = next;
  }
}

function listedJob(summary: object): ListedJob | undefined {
  const name = property(summary, "TrainingJobName");
  const primary = property(summary, "TrainingJobStatus");
  if (typeof name !== "string" || name === "") return undefined;
  const identity = identityOf(name, summary)!;
  return { kind: "listed", name, identity, primary: typeof primary === "string" ? primary : undefined };
}

/** What stands for a region where inputs have their file: `aws:us-east-1`. */
export function pathOf({ region }: Pick<Account, "region">): string {
  return `${ACCOUNT}${region}`;
}
