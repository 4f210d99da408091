/** The command was called wrongly; the message says what to write instead. */
export class UsageError extends Error {}
