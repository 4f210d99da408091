/** Maps a time to its position, from 0 at the first time to 1 at the last. */
export type TimeScale = (milliseconds: number) => number;

/**
 * A compressed scale that shows two seconds next to three days: between two neighbouring times, the width is proportional
 * to the fourth root of the duration. Order is kept, and a longer duration is never narrower than a shorter one. On the
 * true scale, the width is proportional to the duration.
 *
 * @param times the times to place, in epoch milliseconds and in any order; NaN is ignored.
 * @example
 * ```ts
 * const scale = timeScale([0, 10_000, 170_000], false);
 * scale(10_000); // 1 / 3
 * ```
 */
export function timeScale(times: readonly number[], isTrue: boolean): TimeScale {
  const instants = [...new Set(times.filter((time) => !Number.isNaN(time)))].sort((a, b) => a - b);
  const widthOf = (length: number) => (isTrue ? length : length ** (1 / 4));
  const positions = [0];
  for (let i = 1; i < instants.length; i++) {
    positions.push(positions[i - 1]! + widthOf(instants[i]! - instants[i - 1]!));
  }
  const whole = positions.at(-1)! || 1;

  return (time) => {
    const after = instants.findIndex((instant) => instant >= time);
    if (after === 0 || instants.length === 0) return 0;
    if (after < 0) return 1;
    const [before, next] = [instants[after - 1]!, instants[after]!];
    const share = (time - before) / (next - before);
    return (positions[after - 1]! + share * (positions[after]! - positions[after - 1]!)) / whole;
  };
}
