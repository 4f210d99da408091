import { formatDuration } from "../../../model/duration.ts";
import { toSeconds } from "../../../model/units.ts";
import { barText, type ProgressText } from "../../terminal/progress-bar.ts";

/** Progress of describing jobs while more are being listed. */
export class JobProgress {
  readonly #path: string;
  readonly #show: ((text: ProgressText) => void) | undefined;
  readonly #clock: () => number;
  readonly #begin: number;
  #done = 0;
  #total = 0;
  #isWhole = false;

  /** @param clock in seconds. */
  constructor(
    path: string,
    show: ((text: ProgressText) => void) | undefined,
    clock: () => number = () => toSeconds(performance.now()),
  ) {
    this.#path = path;
    this.#show = show;
    this.#clock = clock;
    this.#begin = clock();
  }

  /** Counts a listed job. */
  expect(): void {
    this.#total++;
  }

  /** Marks the end of the listing. */
  expectNoMore(): void {
    this.#isWhole = true;
  }

  /** Counts a described job. */
  advance(): void {
    this.#done++;
    this.#show?.(() => this.text);
  }

  /** `after 120 of 5000 jobs` */
  get place(): string {
    return `after ${this.#done} of ${this.#total}${this.#isWhole ? "" : " or more"} jobs`;
  }

  /** `aws:us-east-1 ███████░░░░ 42% 2100 of 5000 jobs, 12 jobs/s, 4 min 2 s left` */
  get text(): string {
    const rate = this.#done / (this.#clock() - this.#begin);
    const count = `${this.#done} of ${this.#total} jobs, ${rate.toFixed(rate < 10 ? 1 : 0)} jobs/s`;
    if (!this.#isWhole) return `${this.#path} ${count}, listing more`;
    return `${this.#path} ${barText(this.#done / this.#total)} ${count}, ${formatDuration(Math.ceil((this.#total - this.#done) / rate))} left`;
  }
}
