import type { LineReader, Placed, TextForm } from "../formats/text-format.ts";
import type { Reading, ReadingOptions } from "../json/record-builder.ts";
import type { Line } from "./line-splitter.ts";

/** Hands each line to every form: those that it is nothing to pass over it. */
export class LineReaders {
  readonly #readers: readonly LineReader[];
  readonly #place: Pick<ReadingOptions, "file" | "cell">;

  constructor(forms: readonly TextForm[], { file, cell }: ReadingOptions) {
    this.#readers = forms.map((form) => form.open());
    this.#place = { ...(file === undefined ? {} : { file }), ...(cell === undefined ? {} : { cell }) };
  }

  read(line: Line): Reading[] {
    return this.#readers.flatMap((reader) => reader.line(line)).map((placed) => this.#reading(placed));
  }

  end(): Reading[] {
    return this.#readers.flatMap((reader) => reader.end()).map((placed) => this.#reading(placed));
  }

  #reading({ found: { form, path: _, ...found }, line: { line, byteOffset } }: Placed): Reading {
    return { ...found, source: { ...this.#place, line, byteOffset, form } } as Reading;
  }
}
