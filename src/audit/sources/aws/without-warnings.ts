/** Runs code of another package; if the audit is quiet, the warnings that it emits meanwhile are dropped. */
export function withoutWarnings<T>(isQuiet: boolean, run: () => T): T {
  if (!isQuiet) return run();
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}
