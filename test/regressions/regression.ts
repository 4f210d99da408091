import fc from "fast-check";

interface Case<Input, Program> {
  /** Where the bug was reported; of one that nobody has reported, the lines of the public program, at a commit. */
  readonly issue: string;
  /** What went wrong, in a line. */
  readonly story: string;
  /** What the program is fed with: the fixture as it comes, without constraints. */
  readonly inputs: () => fc.Arbitrary<Input>;
  /** A program of our own with the same bug. */
  readonly broken: Program;
  readonly repaired: Program;
  /** What is expected of the program; it may throw. */
  readonly expects: (program: Program, input: Input) => boolean;
}

/** A public bug, re-created. */
export interface Exhibit {
  readonly issue: string;
  readonly story: string;
  /** Runs the broken or the repaired program as a property, with fast-check's own number of runs unless told. */
  check(which: "broken" | "repaired", parameters: { seed: number; numRuns?: number }): { readonly failed: boolean };
}

export function exhibit<Input, Program>(shown: Case<Input, Program>): Exhibit {
  const { issue, story, inputs, expects } = shown;
  return {
    issue,
    story,
    check: (which, parameters) =>
      fc.check(
        fc.property(inputs(), (input) => expects(shown[which], input)),
        { ...parameters, endOnFailure: true },
      ),
  };
}

/** Feeds a poller that wants to be asked again until it has an answer; undefined where it never has. */
export function pollUntil<Response, Answer>(
  responses: readonly Response[],
  poller: (response: Response) => Answer | undefined,
): Answer | undefined {
  for (const response of responses) {
    const answer = poller(response);
    if (answer !== undefined) return answer;
  }
  // The last state is all that there will ever be to see.
  return poller(responses.at(-1)!);
}
