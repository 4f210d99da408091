import { expect } from "vitest";
import { toExtendSnapshot } from "./extend-snapshot.ts";
import { type LifecycleMatchers, toBeLegalHistory, toBeLegalJob, toHaveFinding } from "./matchers.ts";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: must equal the declaration that it is merged with
  interface Matchers<T = any> extends LifecycleMatchers<T> {}
}

expect.extend({ toBeLegalHistory, toBeLegalJob, toExtendSnapshot, toHaveFinding });
