/** A row of a CSV text, without the line end. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** First line, counted from 1. */
  readonly line: number;
}

/** A longer row has an unclosed quote. */
const LONGEST_ROW = 64 * 1024 * 1024;

/** Splits text into the rows of a CSV file by RFC 4180. A quote inside a cell that is not quoted is part of the cell. */
export class CsvSplitter {
  readonly #delimiter: string;
  #cells: string[] = [];
  #cell = "";
  #length = 0;
  #line = 1;
  #begin = 1;
  /** `closing`: after a quote that ends the cell, or escapes a following quote. */
  #mode: "plain" | "quoted" | "closing" = "plain";

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  *push(text: string): Generator<CsvRow> {
    let from = 0;
    const keep = (to: number) => {
      this.#cell += text.slice(from, to);
      this.#length += to - from;
      from = to + 1;
    };
    for (let i = 0; i < text.length; i++) {
      const character = text[i]!;
      if (character === "\n") this.#line++;
      if (this.#mode === "quoted") {
        if (character !== '"') continue;
        keep(i);
        this.#mode = "closing";
      } else if (character === '"' && this.#mode === "closing") {
        from = i;
        this.#mode = "quoted";
      } else if (character === '"' && this.#cell === "" && from === i) {
        from = i + 1;
        this.#mode = "quoted";
      } else if (character === this.#delimiter || character === "\n") {
        keep(i);
        this.#mode = "plain";
        this.#cells.push(this.#cell);
        this.#cell = "";
        if (character === "\n") yield* this.#row();
      }
      if (this.#length > LONGEST_ROW) [this.#cell, this.#length] = ["", 0];
    }
    keep(text.length);
  }

  *end(): Generator<CsvRow> {
    if (this.#cell === "" && this.#cells.length === 0) return;
    this.#cells.push(this.#cell);
    this.#cell = "";
    yield* this.#row();
  }

  *#row(): Generator<CsvRow> {
    const [cells, line] = [this.#cells, this.#begin];
    [this.#cells, this.#length, this.#begin] = [[], 0, this.#line];
    const last = cells.length - 1;
    cells[last] = cells[last]!.replace(/\r$/, "");
    if (cells.length > 1 || cells[0] !== "") yield { cells, line };
  }
}
