import { escapeControl } from "../../model/escape-control.ts";
import { formatSource } from "../../read/format-source.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";

/** Fewer jobs with errors are in view anyway. */
const LEAST_JOBS = 10;

/** How many of them are named. */
const NAMED = 5;

/** A job with errors, as the summary names it. */
interface Job {
  readonly errors: number;
  readonly text: string;
}

/** Collects the jobs with the most errors, which the end of a long report names. */
export class WorstJobs {
  #jobs = 0;
  #worst: readonly Job[] = [];

  add({ job, source, findings }: AuditResult): void {
    let errors = 0;
    for (const { severity, more = 0 } of findings) if (severity === "error") errors += 1 + more;
    if (errors === 0) return;
    this.#jobs++;
    if (this.#worst.length === NAMED && errors <= this.#worst.at(-1)!.errors) return;
    const text = `${job === null ? "" : `${escapeControl(job)} `}${formatSource(source)}`;
    this.#worst = [...this.#worst, { errors, text }].sort((a, b) => b.errors - a.errors).slice(0, NAMED);
  }

  /** Empty if there are few. */
  get text(): string {
    if (this.#jobs < LEAST_JOBS) return "";
    const named = this.#worst.map(({ errors, text }) => `    ${String(errors).padStart(4)} ${text}\n`);
    return `most errors:\n${named.join("")}`;
  }
}
