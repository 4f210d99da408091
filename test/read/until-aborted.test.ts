import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { untilAborted } from "../../src/read/inputs/until-aborted.ts";

async function* items(): AsyncGenerator<number> {
  yield 1;
  yield 2;
}

describe("untilAborted", () => {
  test("gives everything, and leaves no listener behind", async () => {
    const { signal } = new AbortController();
    const given: number[] = [];
    for await (const item of untilAborted(items(), signal)) given.push(item);
    for await (const item of untilAborted(items(), signal)) if (item === 1) break;
    expect(given).toEqual([1, 2]);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("ends at once where it waits for what never comes", async () => {
    const controller = new AbortController();
    const idle = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
    setImmediate(() => controller.abort());
    for await (const _ of untilAborted(idle, controller.signal)) expect.unreachable();
  });
});
