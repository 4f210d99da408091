/** SageMaker was announced on this day: no training job is older. Epoch milliseconds. */
export const SERVICE_BEGAN = Date.UTC(2017, 10, 29);

/** Clocks differ, and a time without a zone may be up to 14 hours off. */
const TOLERANCE = 86_400_000;

/** The latest instant that a history may name when it is `now`. Epoch milliseconds. */
export function latestPlausible(now: number): number {
  return now + TOLERANCE;
}
