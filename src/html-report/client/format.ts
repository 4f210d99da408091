const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
  ["ms", 1],
] as const;

/**
 * A duration in its two largest units.
 *
 * @param milliseconds may be negative.
 * @example
 * ```ts
 * durationText(104_218); // "1 min 44 s"
 * durationText(2_400); // "2.4 s"
 * durationText(0); // "0 s"
 * ```
 */
export function durationText(milliseconds: number): string {
  if (milliseconds < 0) return `−${durationText(-milliseconds)}`;
  if (milliseconds === 0) return "0 s";
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 10_000) return `${Number((milliseconds / 1000).toFixed(1))} s`;
  const largest = UNITS.findIndex(([, unit]) => milliseconds >= unit);
  const [[name, unit], [smallerName, smaller]] = [UNITS[largest]!, UNITS[largest + 1]!];
  if (name === "s") return `${Math.round(milliseconds / unit)} s`;
  const rounded = Math.round(milliseconds / smaller) * smaller;
  const rest = Math.round((rounded % unit) / smaller);
  return `${Math.floor(rounded / unit)} ${name}${rest === 0 ? "" : ` ${rest} ${smallerName}`}`;
}

/**
 * A time for people, with milliseconds unless they are zero.
 *
 * @param isNaive whether the time has no zone.
 * @example
 * ```ts
 * instantText(1747419050603, false); // "2025-05-16 18:10:50.603 UTC"
 * instantText(1747419050000, true); // "2025-05-16 18:10:50"
 * ```
 */
export function instantText(milliseconds: number, isNaive: boolean): string {
  const iso = new Date(milliseconds).toISOString().replace("T", " ").replace("Z", "").replace(".000", "");
  return isNaive ? iso : `${iso} UTC`;
}

/**
 * A count with its noun.
 *
 * @example
 * ```ts
 * countText(1, "history", "histories"); // "1 history"
 * countText(12000, "job"); // "12,000 jobs"
 * ```
 */
export function countText(n: number, one: string, many = `${one}s`): string {
  return `${numberText(n)} ${n === 1 ? one : many}`;
}

/** A number with thousands separators, independent of the reader's locale. */
export function numberText(n: number): string {
  return `${n}`.replace(/\B(?=(\d{3})+$)/g, ",");
}
