interface Described {
  readonly TrainingJobStatus: string;
}

/** A poller that is right: asks until the job is on its way no more, and says how it ended. */
export async function waitForEnd(describe: () => Promise<Described>): Promise<string> {
  for (;;) {
    const { TrainingJobStatus: status } = await describe();
    if (status !== "InProgress" && status !== "Stopping") return status;
  }
}
