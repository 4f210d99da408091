import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { Line } from "../text/line-splitter.ts";
import type { Found } from "./value-format.ts";

/** A format of plain text, read line by line. */
export interface TextFormat {
  readonly name: string;
  /** Whether the beginning of a text identifies this format. */
  recognises(head: string, chosen?: Lifecycle): boolean;
  open(chosen?: Lifecycle): LineReader;
}

/** What was found, and its first line. */
export type Placed = { readonly found: Found; readonly line: Line };

export interface LineReader {
  line(line: Line): Placed[];
  end(): Placed[];
  /** Whether the last line belongs to a record of this format alone, so that no other reader looks at it. */
  readonly claimsLine?: boolean;
}
