import { Worker } from "node:worker_threads";
import type { ChunkAnswer, ChunkTask } from "./chunk-task.ts";

/** A thread makes next to no garbage. */
const LIMITS = { maxYoungGenerationSizeMb: 2 };

/** A thread that answers what it is asked, one after the other. */
export class AskedThread {
  readonly #worker = new Worker(new URL("scan-thread.js", import.meta.url), { resourceLimits: LIMITS });
  readonly #waiting: ((answer: ChunkAnswer) => void)[] = [];
  /** Why it answers no more. */
  #failure: ChunkAnswer | undefined;

  constructor() {
    this.#worker.on("message", (answer: ChunkAnswer) => this.#waiting.shift()?.(answer));
    this.#worker.on("error", ({ message }) => this.#fail(message));
    this.#worker.on("exit", () => this.#fail("the thread that reads it has ended"));
  }

  ask(task: ChunkTask): Promise<ChunkAnswer> {
    if (this.#failure !== undefined) return Promise.resolve(this.#failure);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#worker.postMessage(task);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(message: string): void {
    this.#failure ??= { message: `${message}; read it without --threads` };
    for (const settle of this.#waiting.splice(0)) settle(this.#failure);
  }
}
