import { type SecondaryStatusTransition, type Timestamp, trainingJobLifecycle } from "../src/index.ts";

/** A history before its times are written in some format. Epoch milliseconds. */
interface Entry {
  readonly Status: string;
  readonly StartTime: number;
  readonly EndTime: number | undefined;
}

/** The most common histories of published jobs, weighted by frequency. */
const LIVES = [
  "Starting Downloading Training Uploading Completed",
  "Starting Downloading Training Uploading Completed",
  "Starting Pending Downloading Training Uploading Completed",
  "Starting Downloading Training Uploading Failed",
  "Starting Downloading Training Stopping Uploading Stopped",
  "Starting Downloading Training Interrupted Starting Downloading Training Uploading Completed",
  "Starting Pending Downloading Training",
].map((life) => life.split(" "));

const BEGIN = Date.UTC(2025, 4, 16, 18, 10, 50, 603);

/** Legal histories, the same in each run. */
export function histories(count: number): Entry[][] {
  let random = 1;
  const below = (limit: number) => {
    random = (random * 48_271) % 2_147_483_647;
    return random % limit;
  };
  return Array.from({ length: count }, () => {
    const life = LIVES[below(LIVES.length)]!;
    let at = BEGIN + below(1_000_000_000);
    return life.map((Status, i) => {
      const StartTime = at;
      const isLast = i === life.length - 1;
      if (!isLast) at += 1 + below(3_600_000);
      const isOpen = isLast && !trainingJobLifecycle.terminalStatuses.includes(Status);
      return { Status, StartTime, EndTime: isOpen ? undefined : at };
    });
  });
}

/** The histories with their times in some format, and texts as a parser makes them: no two of them are one string. */
export function inForm(all: readonly Entry[][], write: (time: number) => Timestamp): SecondaryStatusTransition[][] {
  const fresh = <T>(value: T): T => (typeof value === "string" ? JSON.parse(JSON.stringify(value)) : value);
  return all.map((history) =>
    history.map(({ Status, StartTime, EndTime }) => ({
      Status: fresh(Status),
      StartTime: fresh(write(StartTime)),
      ...(EndTime !== undefined && { EndTime: fresh(write(EndTime)) }),
      StatusMessage: "The job goes on",
    })),
  );
}
