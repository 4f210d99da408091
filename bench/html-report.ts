import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { launchChromium } from "../scripts/chromium.ts";
import { type Bench, median, type Row } from "./bench.ts";

const JOBS = 10_000;
const ROUNDS = 5;
const SECONDS_TO_OPEN = 2;
/** What people take for at once (Nielsen's limit for a direct answer). */
const SECONDS_TO_ANSWER = 0.1;

/** How long people wait for the HTML report of ten thousand jobs. */
export const htmlReport: Bench = {
  name: "html-report",
  title: "The HTML report of 10,000 jobs in Chromium",
  about: `An audit of ${JOBS} jobs, a tenth of them with a finding, opened from a file in headless Chromium. Wall time, medians
of ${ROUNDS} rounds: to open, from the call that loads the file until the rows are painted; to answer, from the event
until the next frame is painted. The figures asked for are what a person is to wait at most.`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    const file = join(folder, "report.html");
    const command = ["dist/audit/bin.js", "audit", "-", "--format", "html", "--fail-on", "never"];
    writeFileSync(file, execFileSync(process.execPath, command, { input: jobs(), maxBuffer: 2 ** 30 }));
    const browser = await launchChromium();
    try {
      const opened: number[] = [];
      const filtered: number[] = [];
      const expanded: number[] = [];
      const scrolled: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const page = await browser.newPage();
        const before = performance.now();
        await page.goto(pathToFileURL(file).href);
        await page.evaluate(PAINTED);
        opened.push((performance.now() - before) / 1000);
        filtered.push(await answer(page, `document.querySelector(".rule-row").click()`));
        expanded.push(await answer(page, `document.querySelector(".row").click()`));
        scrolled.push(await answer(page, "scrollTo(0, document.body.scrollHeight)", LAST_ROW_IS_THERE));
        await page.close();
      }
      return [
        row("open the report", median(opened), SECONDS_TO_OPEN),
        row("filter by a rule", median(filtered), SECONDS_TO_ANSWER),
        row("open a job", median(expanded), SECONDS_TO_ANSWER),
        row("jump to the end", median(scrolled), SECONDS_TO_ANSWER),
      ];
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  },
};

/** Resolves after the next paint. */
const PAINTED = "new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))";

const LAST_ROW_IS_THERE = "document.querySelector('.jobs > :last-child .row') !== null";

/** Seconds until a page has painted its answer to what a script does. */
function answer(page: Page, script: string, isAnswered = "true"): Promise<number> {
  return page.evaluate(`(async () => {
    const before = performance.now();
    ${script};
    do await ${PAINTED}; while (!(${isAnswered}));
    return (performance.now() - before) / 1000;
  })()`);
}

function row(what: string, seconds: number, atMost: number): Row {
  const text = (value: number) => `${Number(value.toPrecision(2))} s`;
  return { what, measured: text(seconds), against: `${text(atMost)} at most`, ratio: atMost / seconds, atLeast: 1 };
}

function jobs(): string {
  return Array.from({ length: JOBS }, (_, i) => `${JSON.stringify(job(i))}\n`).join("");
}

/** A response of DescribeTrainingJob; every tenth has a gap. */
function job(i: number) {
  const begin = 1_756_700_000 + 60 * i;
  const times = [0, 104.2, 160.1, 1783.2, 1801.2].map((seconds) => begin + seconds * (1 + (i % 7)));
  const statuses = ["Starting", "Downloading", "Training", "Uploading", "Completed"];
  return {
    TrainingJobName: `job-${i}`,
    TrainingJobStatus: "Completed",
    SecondaryStatus: "Completed",
    CreationTime: times[0],
    SecondaryStatusTransitions: statuses.map((Status, k) => ({
      Status,
      StartTime: times[k]! + (i % 10 === 0 && k === 3 ? 5 : 0),
      EndTime: times[Math.min(k + 1, 4)],
      StatusMessage: `The job is ${Status}`,
    })),
  };
}
