import { pipeline, type Readable, Transform } from "node:stream";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { toSeconds } from "../../../model/units.ts";

/** Milliseconds for the body of one response. The SDK's own limits reset with every byte. */
const LONGEST_BODY = 120_000;

/** Bytes of one response: far more than a page of 100 jobs or a job can have. */
const LARGEST_BODY = 64 * 1024 * 1024;

/** Makes responses fail that take too long or are too large. The SDK retries slow ones. */
export function limitResponses({ middlewareStack }: Pick<SageMakerClient, "middlewareStack">): void {
  middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { body?: Readable };
      if (typeof response.body?.pipe === "function") response.body = limited(response.body);
      return result;
    },
    // Inside the SDK's deserializer, which collects the body.
    { step: "deserialize", priority: "low", name: "limitResponses" },
  );
}

function limited(body: Readable): Readable {
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Uint8Array, _, done) {
      bytes += chunk.length;
      if (bytes > LARGEST_BODY) done(new Error(`the response is larger than ${LARGEST_BODY / 1024 / 1024} MiB`));
      else done(null, chunk);
    },
  });
  const timer = setTimeout(() => {
    const error = new Error(`the response took longer than ${toSeconds(LONGEST_BODY)} s`);
    error.name = "TimeoutError";
    limit.destroy(error);
  }, LONGEST_BODY);
  // Errors reach the reader of `limit`.
  pipeline(body, limit, () => clearTimeout(timer));
  return limit;
}
