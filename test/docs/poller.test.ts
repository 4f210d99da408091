import fc from "fast-check";
import { expect, test } from "vitest";
import { polls } from "../../src/testing/index.ts";
import { waitForEnd } from "../support/wait-for-end.ts";

test("the poller says how the job ended", () =>
  fc.assert(
    fc.asyncProperty(polls(), async (responses) => {
      const replies = responses.values();
      const end = await waitForEnd(async () => replies.next().value ?? responses.at(-1)!);
      expect(end).toBe(responses.at(-1)!.TrainingJobStatus);
    }),
  ));
