import type { DescribedTrainingJob } from "../model/job.ts";
import { describe } from "../model/safe-access.ts";
import type { SecondaryStatusTransition } from "../model/transition.ts";
import type { Path } from "./engine/finding.ts";
import { DEFAULT_SETTINGS } from "./engine/options.ts";
import type { Report } from "./engine/report.ts";
import { historyReport, jobReport } from "./validate.ts";

export type * from "./public-types.ts";

/** A Standard Schema, version 1: https://standardschema.dev */
export interface StandardSchema<T> {
  /** The members that the specification defines. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<T>;
    /** Types only; there is no such value at run time. */
    readonly types?: { readonly input: T; readonly output: T } | undefined;
  };
}

/** The unchanged value, or its issues. */
export type SchemaResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** A finding of severity "error", as the specification shapes it. */
export interface SchemaIssue {
  /** The message of the finding, and its rule in brackets. */
  readonly message: string;
  /** The path of the offending value. */
  readonly path: Path;
}

/**
 * Makes a Standard Schema from a validation. Findings of severity "error" are issues; options of the validation can make
 * others errors.
 *
 * @throws TypeError if `validate` is not a function.
 * @example
 * ```ts
 * const strict = toStandardSchema((value) => validateUnknown(value, { rules: { gap: "error" } }));
 * strict["~standard"].validate([]); // { value: [] }
 * ```
 */
export function toStandardSchema<T>(validate: (value: unknown) => Report): StandardSchema<T> {
  if (typeof validate !== "function") {
    throw new TypeError(`expected a function that validates, found ${describe(validate)}`);
  }
  return {
    "~standard": {
      version: 1,
      vendor: "sagemaker-transitions",
      validate(value) {
        const errors = validate(value).findings.filter(({ severity }) => severity === "error");
        if (errors.length === 0) return { value: value as T };
        return { issues: errors.map(({ message, rule, path }) => ({ message: `${message} [${rule}]`, path })) };
      },
    },
  };
}

/**
 * The schema of a legal history, for `expect.schemaMatching`, tRPC, format and API libraries.
 *
 * @example
 * ```ts
 * const { issues } = historySchema["~standard"].validate([{ Status: "Training", StartTime: 1747419050 }]);
 * issues[0].path; // [0, "Status"]
 * ```
 */
export const historySchema: StandardSchema<readonly SecondaryStatusTransition[]> = toStandardSchema((value) =>
  historyReport(value, DEFAULT_SETTINGS),
);

/**
 * The schema of a valid DescribeTrainingJob response.
 *
 * @example
 * ```ts
 * jobSchema["~standard"].validate({}).issues[0].path; // ["SecondaryStatusTransitions"]
 * ```
 */
export const jobSchema: StandardSchema<DescribedTrainingJob> = toStandardSchema((value) =>
  jobReport(value, DEFAULT_SETTINGS),
);
