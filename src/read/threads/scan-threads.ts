import { RecordedJobs } from "../scan/recorded-jobs.ts";
import { AskedThread } from "./asked-thread.ts";
import type { ChunkAnswer } from "./chunk-task.ts";

const CHUNK = 1024 * 1024;

interface Slot {
  readonly chunk: SharedArrayBuffer;
  readonly jobs: RecordedJobs;
}

/**
 * Threads that read files ahead, a chunk each in turn, and scan them. What they give are the chunks of the file in their
 * order; what was scanned of one goes with it, by the memory that it stands in (`RecordedJobs.of`), and spares who reads on
 * the scan alone. So it makes no difference to what is read, how many threads there are.
 */
export class ScanThreads {
  readonly #threads: readonly AskedThread[];
  /** Two for each thread, of which one waits to be looked at, and the one that is looked at. */
  readonly #slots: readonly Slot[];

  constructor(threads: number) {
    this.#threads = Array.from({ length: threads }, () => new AskedThread());
    this.#slots = Array.from({ length: 2 * threads + 1 }, () => {
      const slot = { chunk: new SharedArrayBuffer(CHUNK), jobs: new RecordedJobs() };
      slot.jobs.belongTo(slot.chunk);
      return slot;
    });
  }

  /**
   * The bytes of a file, which must be a regular one. A chunk is what it is until the next one is asked for.
   *
   * @throws what reading throws, behind the chunks before it.
   */
  async *chunks(path: string): AsyncGenerator<Uint8Array> {
    const slots = this.#slots;
    const asked: Promise<ChunkAnswer>[] = [];
    try {
      for (let i = 0; ; i++) {
        while (asked.length < slots.length - 1) asked.push(this.#ask(path, i + asked.length));
        const answer = await asked.shift()!;
        if ("message" in answer) throw Object.assign(new Error(answer.message), answer);
        const { bytesRead } = answer;
        if (bytesRead > 0) yield new Uint8Array(slots[i % slots.length]!.chunk, 0, bytesRead);
        if (bytesRead < CHUNK) return;
      }
    } finally {
      await Promise.all(asked);
    }
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #ask(path: string, i: number): Promise<ChunkAnswer> {
    const { chunk, jobs } = this.#slots[i % this.#slots.length]!;
    const thread = this.#threads[i % this.#threads.length]!;
    return thread.ask({ path, position: i * CHUNK, chunk, jobs: jobs.memory });
  }
}
