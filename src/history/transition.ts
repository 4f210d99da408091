/** A time in any of the forms that `epochMilliseconds` reads. */
export type Timestamp = Date | number | string;

/**
 * One entry of a history: a visit of a secondary status.
 *
 * Source: SecondaryStatusTransition in the Amazon SageMaker API reference. Status and StartTime are required there,
 * EndTime and StatusMessage are not. AWS says of StatusMessage that it may change at any time and that no program
 * should act on it: no rule reads it.
 */
export interface SecondaryStatusTransition {
  readonly Status: string;
  /** When the job entered the status. */
  readonly StartTime: Timestamp;
  /** When the job left the status, or ended; absent while the visit lasts. */
  readonly EndTime?: Timestamp | undefined;
  readonly StatusMessage?: string | undefined;
}
