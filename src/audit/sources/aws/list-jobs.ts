import { isArray, isObject, property } from "../../../model/safe-access.ts";
import { identityOf } from "../../../model/snapshot-order.ts";
import { ACCOUNT } from "../../config/relative-path.ts";
import type { UnreadInput } from "../../pipeline/record-source.ts";
import type { Account, ListRequest } from "./account.ts";
import { problemOf } from "./classify-error.ts";

/** A job in a listing. */
export interface ListedJob {
  readonly kind: "listed";
  readonly name: string;
  /** Distinguishes jobs of one name; see `identityOf`. */
  readonly identity: string;
  /** TrainingJobStatus, if the listing has it. */
  readonly primary: string | undefined;
}

/** The most that the API allows. */
const PAGE = 100;

/** A filter by status makes AWS return empty pages, but an endless listing does so too. */
const MOST_EMPTY_PAGES = 1000;

/**
 * Lists the training jobs of a region, the latest first. A malformed page is reported in its place, and the listing
 * continues if the page has a token.
 */
export async function* listJobs(
  account: Account,
  filters: ListRequest,
  signal: AbortSignal,
): AsyncGenerator<ListedJob | UnreadInput> {
  const unread = (problem: string): UnreadInput => ({ kind: "unread", path: pathOf(account), problem });
  const pageOf = new Map<string, number>();
  let empty = 0;
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
    empty = isArray(summaries) && summaries.length > 0 ? 0 : empty + 1;
    if (empty === MOST_EMPTY_PAGES) {
      yield unread(
        `${empty} pages of ListTrainingJobs in a row are empty: the listing ends here; narrow it with --created-after`,
      );
      return;
    }
    const next = property(answer, "NextToken");
    if (typeof next !== "string" || next === "") return;
    const known = pageOf.get(next);
    if (known !== undefined) {
      const where = `page ${page} of ListTrainingJobs has the NextToken of page ${known}`;
      yield unread(`${where}: the listing would never end; the jobs listed so far are audited`);
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

/** The name of a region in place of an input's file: `aws:us-east-1`. */
export function pathOf({ region }: Pick<Account, "region">): string {
  return `${ACCOUNT}${region}`;
}
