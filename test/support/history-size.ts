import { epochMilliseconds, type Timestamp, trainingJobLifecycle } from "../../src/index.ts";
import { STATUS_MESSAGES } from "../../src/testing/walks/status-message.ts";

interface SizedEntry {
  readonly Status: string;
  readonly StartTime: Timestamp;
  readonly StatusMessage?: string;
}

/** What makes a history large: its entries, the time that it takes, what its messages say, how late it begins. */
export function historySize(history: readonly SizedEntry[]): number[] {
  const starts = history.map(({ StartTime }) => epochMilliseconds(StartTime));
  const wordings = history.map(({ Status, StatusMessage }) =>
    Math.min(
      ...trainingJobLifecycle.statesOf(Status).map((state) => {
        const i = STATUS_MESSAGES.findIndex((word) => word(state) === StatusMessage);
        return i < 0 ? Number.POSITIVE_INFINITY : i;
      }),
    ),
  );
  return [history.length, starts.at(-1)! - starts[0]!, wordings.reduce((sum, wording) => sum + wording, 0), starts[0]!];
}
