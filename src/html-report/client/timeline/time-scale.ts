/** Where an instant stands in a picture, from 0 at the first to 1 at the last. */
export type TimeScale = (milliseconds: number) => number;

/**
 * A scale on which instants keep their order and a longer time is never narrower than a shorter one, and yet two
 * seconds beside three days can be seen: between two neighbouring instants the width goes with the fourth root of the
 * time. The true scale goes with the time itself.
 *
 * @param times the instants that matter, in epoch milliseconds, in any order; NaN is passed over.
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
