import type { LineReader, Placed, TextFormat } from "../formats/text-format.ts";
import type { Reading, ReadRecordOptions } from "../json/record-builder.ts";
import type { Line } from "./line-splitter.ts";

/** Passes each line to every format, until one claims it. */
export class LineReaders {
  readonly #readers: readonly LineReader[];
  readonly #place: Pick<ReadRecordOptions, "file" | "cell">;
  claimsLine = false;

  constructor(formats: readonly TextFormat[], { file, cell, lifecycle }: ReadRecordOptions) {
    this.#readers = formats.map((format) => format.open(lifecycle));
    this.#place = { ...(file === undefined ? {} : { file }), ...(cell === undefined ? {} : { cell }) };
  }

  read(line: Line): Reading[] {
    const readings: Reading[] = [];
    this.claimsLine = false;
    for (const reader of this.#readers) {
      for (const placed of reader.line(line)) readings.push(this.#reading(placed));
      this.claimsLine = reader.claimsLine === true;
      if (this.claimsLine) break;
    }
    return readings;
  }

  end(): Reading[] {
    return this.#readers.flatMap((reader) => reader.end()).map((placed) => this.#reading(placed));
  }

  #reading({ found: { format, path: _, ...found }, line: { line, byteOffset } }: Placed): Reading {
    return { ...found, source: { ...this.#place, line, byteOffset, format } } as Reading;
  }
}
