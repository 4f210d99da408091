import type { JobData, ReportData } from "../../src/html-report/client/report-data.ts";
import type { PlaygroundInput, WorkerMessage } from "./site-data.ts";

export interface AuditEvents {
  progress(histories: number): void;
  done(report: ReportData, jobs: readonly JobData[]): void;
  failed(problem: string): void;
}

/**
 * Returns a function that audits inputs in a worker, so that the page stays responsive. A new audit ends the one that is
 * running.
 *
 * @param code the worker's script.
 */
export function auditor(code: string): (inputs: readonly PlaygroundInput[], events: AuditEvents) => void {
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  let worker: Worker | undefined;
  let isBusy = false;

  return (inputs, events) => {
    if (isBusy) {
      worker?.terminate();
      worker = undefined;
    }
    worker ??= new Worker(address);
    isBusy = true;
    const jobs: JobData[] = [];
    const end = () => {
      isBusy = false;
    };
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if ("jobs" in data) {
        jobs.push(...data.jobs);
        events.progress(data.histories);
        return;
      }
      end();
      if ("problem" in data) events.failed(data.problem);
      else events.done(data.report, jobs);
    };
    worker.onerror = (event) => {
      end();
      events.failed(event.message);
    };
    worker.postMessage(inputs);
  };
}
