/** `SLOW=1`, as CI sets it for the slower suites. */
export const isSlow = process.env.SLOW === "1";

/** How many samples a property is tried on: the number that counts where there is time, a part of it at the desk. */
export function samples(slow: number, quick: number = Math.ceil(slow / 100)): number {
  return isSlow ? slow : quick;
}
