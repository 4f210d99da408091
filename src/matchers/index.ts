/* The entry `sagemaker-transitions/matchers`: for `expect.extend` of vitest, Jest and others. */

export type * from "../validate/public-types.ts";
export {
  type LegalityOptions,
  type LifecycleMatchers,
  type Outcome,
  toBeLegalHistory,
  toBeLegalJob,
  toExtendSnapshot,
  toHaveFinding,
} from "./matchers.ts";
