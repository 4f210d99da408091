import { expect } from "vitest";
import { type LifecycleMatchers, toBeLegalHistory, toBeLegalJob, toExtendSnapshot, toHaveFinding } from "./matchers.ts";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: the interface that this one is merged with is declared so
  interface Matchers<T = any> extends LifecycleMatchers<T> {}
}

expect.extend({ toBeLegalHistory, toBeLegalJob, toExtendSnapshot, toHaveFinding });
