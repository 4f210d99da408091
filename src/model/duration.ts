/** Units of seconds, the largest first. */
const UNITS = [
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
] as const;

/**
 * Seconds as people write them, in the two largest units: `28 d 19 h`, `2 h 46 min`, `4 min 5 s`, `12.3 s`, `0.004 s`.
 *
 * @example
 * ```ts
 * formatDuration(2_488_781.278); // "28 d 19 h"
 * ```
 */
export function formatDuration(seconds: number): string {
  const digits = seconds < 1 ? 1000 : 10;
  const rounded = Math.round(seconds * digits) / digits;
  if (rounded < 60) return `${rounded} s`;
  const whole = Math.round(seconds);
  const [unit, size] = UNITS.find(([, size]) => whole >= size)!;
  const [smaller, part] = [...UNITS, ["s", 1] as const].find(([, part]) => part < size)!;
  const rest = Math.floor((whole % size) / part);
  return `${Math.floor(whole / size)} ${unit}${rest === 0 ? "" : ` ${rest} ${smaller}`}`;
}

/** @returns seconds; undefined if the text is not a duration such as `90s`, `30m`, `1h`, `2.5 d`. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  return unit === undefined ? undefined : Number(amount) * { s: 1, m: 60, h: 3600, d: 86_400 }[unit as "s"];
}

/** A duration above 0. Its source is also part of the JSON Schema of the configuration. */
export const DURATION = /^(?=.*[1-9])(\d+(?:\.\d+)?) ?([smhd])$/;
