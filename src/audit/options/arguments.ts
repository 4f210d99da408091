import { InvalidArgumentError } from "commander";

/** A parser whose TypeError becomes commander's own error for a wrong argument. */
export function argument<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      const { message } = error as Error;
      throw new InvalidArgumentError(message.charAt(0).toUpperCase() + message.slice(1));
    }
  };
}

/** An empty argument usually comes from a script variable that is not set. */
export function filled(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It must not be empty.");
  return text;
}

/** A whole number from 1 on. */
export function count(text: string): number {
  return countTo(Number.POSITIVE_INFINITY)(text);
}

/** A whole number from 1 to the greatest one. */
export function countTo(greatest: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    const isCount = /^\d+$/.test(text) && number > 0 && number <= greatest;
    const range = Number.isFinite(greatest) ? `to ${greatest}` : "on";
    if (!isCount) throw new InvalidArgumentError(`Expected a whole number from 1 ${range}.`);
    return number;
  };
}
