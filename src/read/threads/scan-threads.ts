import { open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { CHUNK } from "../file-chunks.ts";
import { RecordedJobs } from "../scan/recorded-jobs.ts";
import { AskedThread } from "./asked-thread.ts";
import type { ChunkAnswer } from "./chunk-task.ts";

interface Slot {
  readonly chunk: SharedArrayBuffer;
  readonly jobs: RecordedJobs;
}

/**
 * Threads that read files ahead, a chunk each in turn, and scan them. What they give are the chunks of the file in their
 * order; what was scanned of one goes with it, by the memory that it stands in (`RecordedJobs.of`), and spares who reads on
 * the scan alone. So it makes no difference to what is read, how many threads there are. They begin with the first file.
 */
export class ScanThreads {
  readonly #count: number;
  #threads: readonly AskedThread[] = [];
  /** Two for each thread, of which one waits to be looked at, and the one that is looked at. */
  #slots: readonly Slot[] = [];

  constructor(count: number) {
    this.#count = count;
  }

  /**
   * The bytes of a file, which must be a regular one. A chunk is what it is until the next one is asked for.
   *
   * @throws what reading throws, behind the chunks before it.
   */
  async *chunks(path: string): AsyncGenerator<Uint8Array> {
    this.#begin();
    const slots = this.#slots;
    const asked: Promise<ChunkAnswer>[] = [];
    const file = await open(path);
    try {
      for (let i = 0; ; i++) {
        while (asked.length < slots.length - 1) asked.push(this.#ask(file.fd, i + asked.length));
        const answer = await asked.shift()!;
        // Where answers come faster than they are looked at, the event loop hands out no signal between them.
        await setImmediate();
        if ("message" in answer) throw Object.assign(new Error(answer.message), answer);
        const { bytesRead } = answer;
        if (bytesRead > 0) yield new Uint8Array(slots[i % slots.length]!.chunk, 0, bytesRead);
        if (bytesRead < CHUNK) return;
      }
    } finally {
      await Promise.all(asked);
      await file.close();
    }
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #begin(): void {
    if (this.#threads.length > 0) return;
    this.#threads = Array.from({ length: this.#count }, () => new AskedThread());
    this.#slots = Array.from({ length: 2 * this.#count + 1 }, () => {
      const slot = { chunk: new SharedArrayBuffer(CHUNK), jobs: new RecordedJobs() };
      slot.jobs.belongTo(slot.chunk);
      return slot;
    });
  }

  #ask(file: number, i: number): Promise<ChunkAnswer> {
    const { chunk, jobs } = this.#slots[i % this.#slots.length]!;
    const thread = this.#threads[i % this.#threads.length]!;
    return thread.ask({ file, position: i * CHUNK, chunk, jobs: jobs.memory });
  }
}
