/**
 * Why a call failed, by what can be done about it:
 *
 * - `throttled`: too many calls; a retry will succeed;
 * - `fault`: of the service or the network; a retry may succeed;
 * - `refused`: missing or invalid credentials; every other call will fail too;
 * - `denied`: the caller lacks the permission;
 * - `gone`: the job does not exist any more;
 * - `other`: anything else; the next call may succeed.
 */
export type Failure = "throttled" | "fault" | "refused" | "denied" | "gone" | "other";

/** Classifies an error of the SDK by its name and status code, and by its message if AWS has no name for it. */
export function failureOf(error: unknown): Failure {
  const { name = "", message = "", code, $metadata: { httpStatusCode: status } = {} } = error as Partial<ServiceError>;
  if (REFUSED.test(name)) return "refused";
  if (THROTTLED.test(name) || status === 429) return "throttled";
  if (/^(?:AccessDenied|UnauthorizedOperation)/.test(name)) return "denied";
  // "Requested resource not found."
  if (/^(?:Validation|ResourceNotFound)/.test(name) && /not found|not find/i.test(message)) return "gone";
  const isUnanswered = status === undefined && code !== undefined;
  const isUnreadable = error instanceof SyntaxError || name === "TimeoutError";
  return isUnanswered || isUnreadable || (status ?? 0) >= 500 ? "fault" : "other";
}

interface ServiceError {
  readonly name: string;
  readonly message: string;
  /** A network error: ECONNRESET. */
  readonly code: string;
  readonly $metadata: { readonly httpStatusCode?: number };
}

const THROTTLED = /throttl|TooManyRequests|RequestLimitExceeded|SlowDown/i;

const REFUSED =
  /^(?:CredentialsProviderError|TokenProviderError|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|MissingAuthenticationToken|IncompleteSignature|InvalidSignature|SignatureDoesNotMatch|RequestExpired|RequestTimeTooSkewed|RequestInTheFuture|OptInRequired)/;

/** Errors of a wrong clock that the SDK could not correct. */
const CLOCK = /^(?:RequestExpired|RequestTimeTooSkewed|RequestInTheFuture)|Signature (?:expired|not yet current)/i;

/** A message that says what went wrong with a call and what to do. */
export function problemOf(error: unknown, action: string): string {
  const { name, message } = error as Error;
  const words = `${action}: ${name === "Error" ? "" : `${name}: `}${message.split("\n")[0]}`;
  if (CLOCK.test(name) || CLOCK.test(message)) return `${words}; set the clock of this machine`;
  switch (failureOf(error)) {
    case "denied":
      return `${words}; allow sagemaker:${action}: docs/aws.md has the policy`;
    case "refused":
      return `${words}; log in, or pass a --profile with credentials`;
    case "throttled":
    case "fault":
      return `${words}; gave up after several retries`;
    default:
      return words;
  }
}
