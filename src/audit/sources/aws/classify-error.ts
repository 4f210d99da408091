/**
 * Why a call was not answered, by what is to be done about it:
 *
 * - `throttled`: asked for too much at once, by whomever; it will be answered;
 * - `fault`: of the service or of the network; it may be answered when it is asked again;
 * - `refused`: no credentials, or none that count; no other call will be answered either;
 * - `denied`: the caller may not do this;
 * - `gone`: there is no such job, or no more;
 * - `other`: whatever else; the next call may be answered.
 */
export type Failure = "throttled" | "fault" | "refused" | "denied" | "gone" | "other";

/** Which failure an error of the SDK is, by its name and status code, and by its words where AWS has no name for it. */
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
  /** Of the network: ECONNRESET. */
  readonly code: string;
  readonly $metadata: { readonly httpStatusCode?: number };
}

const THROTTLED = /throttl|TooManyRequests|RequestLimitExceeded|SlowDown/i;

const REFUSED =
  /^(?:CredentialsProviderError|TokenProviderError|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|MissingAuthenticationToken|IncompleteSignature|InvalidSignature|SignatureDoesNotMatch|RequestExpired|RequestTimeTooSkewed|RequestInTheFuture|OptInRequired)/;

/** What a clock that is wrong comes to, where the SDK could not correct it. */
const CLOCK = /^(?:RequestExpired|RequestTimeTooSkewed|RequestInTheFuture)|Signature (?:expired|not yet current)/i;

/** What went wrong with a call and what to do, in words. */
export function problemOf(error: unknown, action: string): string {
  const { name, message } = error as Error;
  const words = `${action}: ${name === "Error" ? "" : `${name}: `}${message.split("\n")[0]}`;
  if (CLOCK.test(name) || CLOCK.test(message)) return `${words}; set the clock of this machine right`;
  switch (failureOf(error)) {
    case "denied":
      return `${words}; allow sagemaker:${action}: docs/aws.md has the policy`;
    case "refused":
      return `${words}; log in, or name a --profile that may`;
    case "throttled":
    case "fault":
      return `${words}; asked again and again in vain`;
    default:
      return words;
  }
}
