/* The entry `sagemaker-transitions/matchers`: for `expect.extend` of vitest, Jest and others. */

export {
  type LegalityOptions,
  type LifecycleMatchers,
  toBeLegalHistory,
  toBeLegalJob,
  toExtendSnapshot,
  toHaveFinding,
} from "./matchers.ts";
