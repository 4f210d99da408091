import timers from "node:timers/promises";
import type { FailOn } from "../config/fail-on.ts";
import { ExitCode as Exit, type ExitCode, exitCodeOf } from "../pipeline/exit-code.ts";
import { Tally } from "../pipeline/summary.ts";
import type { Reporter } from "../reporters/reporter.ts";
import type { Account } from "../sources/aws/account.ts";
import { Diagnostics } from "../terminal/diagnostics.ts";
import { ClosedPipe, type Terminal, writerFor } from "../terminal/terminal.ts";
import { type RegionSettings, RegionWatch } from "./region-watch.ts";

export interface WatchSettings extends RegionSettings {
  /** The regions, polled one after the other. */
  readonly accounts: readonly Account[];
  /** Seconds between two polls. */
  readonly interval: number;
  readonly failOn: FailOn;
  readonly reporter: Reporter;
  readonly isQuiet: boolean;
}

/**
 * Polls the running jobs of an account and reports new findings as they appear, until no job runs.
 *
 * @returns the exit code. A poll without any response from the account also ends the watch.
 */
export async function watchAccount(settings: WatchSettings, terminal: Terminal): Promise<ExitCode> {
  const { accounts, reporter, failOn } = settings;
  const stderr = new Diagnostics(terminal.stderr, settings.isQuiet, undefined);
  const regions = accounts.map((account) => new RegionWatch(account, settings));
  const write = writerFor(terminal.stdout);
  const tally = new Tally();
  try {
    await write(reporter.begin());
    tally.failedCalls = await lookUntilNoneRuns(regions, settings, terminal.signal, stderr, write);
    addAll(tally, regions);
    await write(reporter.end(tally.summary));
  } catch (error) {
    if (!(error instanceof ClosedPipe)) throw error;
    if (tally.summary.histories === 0) addAll(tally, regions);
    return exitCodeOf(tally, failOn);
  }
  if (terminal.signal?.aborted) {
    stderr.problem("interrupted");
    return Exit.Interrupted;
  }
  if (tally.summary.histories === 0) stderr.problem("nothing was watched: no job runs");
  return exitCodeOf(tally, failOn);
}

function addAll(tally: Tally, regions: readonly RegionWatch[]): void {
  for (const { histories } of regions) for (const history of histories) tally.add(history);
}

/**
 * @returns the number of inputs that the last poll could not read, plus the lost jobs. Earlier failures were made up
 *   for by later polls.
 */
async function lookUntilNoneRuns(
  regions: readonly RegionWatch[],
  { accounts, interval, reporter }: WatchSettings,
  signal = new AbortController().signal,
  stderr: Diagnostics,
  write: (text: string) => Promise<void>,
): Promise<number> {
  let lost = 0;
  for (;;) {
    const answered = answersOf(accounts);
    let unread = 0;
    for (const region of regions) {
      const before = region.running;
      for await (const news of region.poll(signal)) {
        if (!("kind" in news)) await write(reporter.history(news));
        else {
          if (news.kind === "lost") lost++;
          else unread++;
          stderr.problem(`${news.path}: ${news.problem}`);
        }
      }
      const { running, path } = region;
      if (running !== before) stderr.remark(`${path}: ${running} ${running === 1 ? "job runs" : "jobs run"}`);
    }
    const isDone =
      regions.every(({ running, isListed }) => running === 0 && isListed) || answersOf(accounts) === answered;
    if (!isDone) await timers.setTimeout(interval * 1000, undefined, { signal }).catch(() => {});
    if (isDone || signal.aborted) return unread + lost;
  }
}

function answersOf(accounts: readonly Account[]): number {
  return accounts.reduce((sum, { answered }) => sum + answered, 0);
}
