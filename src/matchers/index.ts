/* The entry `sagemaker-transitions/matchers`: for `expect.extend` of vitest, Jest and others. */

export type * from "../validate/public-types.ts";
export { toExtendSnapshot } from "./extend-snapshot.ts";
export type { Outcome } from "./failure.ts";
export {
  type LegalityOptions,
  type LifecycleMatchers,
  toBeLegalHistory,
  toBeLegalJob,
  toHaveFinding,
} from "./matchers.ts";
