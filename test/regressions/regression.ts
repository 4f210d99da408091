import fc from "fast-check";

interface Case<Input, Program> {
  /** Address of the public report. If there is none, the source file of the public program, at a commit. */
  readonly issue: string;
  /** What goes wrong, in one line. */
  readonly story: string;
  /** The inputs of the program: an arbitrary of the fixture without constraints. */
  readonly inputs: () => fc.Arbitrary<Input>;
  /** A program with the same bug, written for this test. */
  readonly broken: Program;
  readonly repaired: Program;
  /** The property that the program must satisfy; it may throw. */
  readonly expects: (program: Program, input: Input) => boolean;
}

/** A re-created public bug. */
export interface Regression {
  readonly issue: string;
  readonly story: string;
  /** Checks the broken or the repaired program, by default with fast-check's own number of runs. */
  check(which: "broken" | "repaired", parameters: { seed: number; numRuns?: number }): { readonly failed: boolean };
}

export function regression<Input, Program>(bug: Case<Input, Program>): Regression {
  const { issue, story, inputs, expects } = bug;
  return {
    issue,
    story,
    check: (which, parameters) =>
      fc.check(
        fc.property(inputs(), (input) => expects(bug[which], input)),
        { ...parameters, endOnFailure: true },
      ),
  };
}

/** Calls a poller with one response after another until it returns an answer; undefined if it never does. */
export function pollUntil<Response, Answer>(
  responses: readonly Response[],
  poller: (response: Response) => Answer | undefined,
): Answer | undefined {
  for (const response of responses) {
    const answer = poller(response);
    if (answer !== undefined) return answer;
  }
  // From here on, every response would be the last one.
  return poller(responses.at(-1)!);
}
