import { ReportCollector } from "../../src/audit/fleet/report-collector.ts";
import { EventComparison } from "../../src/audit/pipeline/event-comparison.ts";
import { InputAudit } from "../../src/audit/pipeline/input-audit.ts";
import { Tally } from "../../src/audit/pipeline/summary.ts";
import type { JobData } from "../../src/html-report/client/report-data.ts";
import { readHistories } from "../../src/read/read-histories.ts";
import { resolveOptions } from "../../src/validate/engine/options.ts";
import type { PlaygroundInput, WorkerMessage } from "./site-data.ts";

const MOST_CLEAN = 2000;
/** Jobs per message: few enough that the page takes each message in one frame. */
const BATCH = 50;

const settings = resolveOptions({});
const send = (message: WorkerMessage) => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<readonly PlaygroundInput[]>) => {
  audit(data).catch((error) => send({ problem: `${error instanceof Error ? error.message : error}` }));
});

/** Audits as the command does, with the default settings. */
async function audit(inputs: readonly PlaygroundInput[]): Promise<void> {
  const collector = new ReportCollector(withRulePages, MOST_CLEAN);
  const comparison = new EventComparison();
  const tally = new Tally();
  let jobs: JobData[] = [];
  const flush = () => {
    send({ jobs, histories: tally.summary.histories });
    jobs = [];
  };

  for (const { name, content } of inputs) {
    const input = new InputAudit(settings, comparison);
    const records = readHistories(decompressed(content, name), {
      file: name ?? "pasted text",
      onSnapshots: (earlier, later) => comparison.add(earlier, later, settings),
    });
    for await (const record of records) {
      const audited = input.audit(record);
      tally.add(audited);
      const job = collector.add(audited);
      if (job !== undefined) jobs.push(job);
      if (jobs.length >= BATCH) flush();
    }
  }
  const { sample, report } = collector.end(tally.summary);
  for (const job of sample) {
    jobs.push(job);
    if (jobs.length >= BATCH) flush();
  }
  flush();
  send({ report });
}

/** A job whose findings link to the pages of their rules. */
function withRulePages(job: JobData): JobData {
  return { ...job, findings: job.findings.map((finding) => ({ ...finding, page: `docs/rules/${finding.rule}.html` })) };
}

function decompressed(content: string | Blob, name = ""): string | Blob | ReadableStream<Uint8Array> {
  if (typeof content === "string" || !name.endsWith(".gz")) return content;
  return content.stream().pipeThrough(new DecompressionStream("gzip"));
}
