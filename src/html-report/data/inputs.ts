import { escapeControl } from "../../model/escape-control.ts";
import type { Source } from "../../read/read-record.ts";
import type { InputsData } from "../client/report-data.ts";

const MOST_NAMED = 3;

/** Counts the files and formats of the audited records. Relies on files being audited one after the other. */
export class Inputs {
  #files = 0;
  #file: string | undefined;
  readonly #named: string[] = [];
  readonly #formats = new Map<string, number>();

  add({ file = "input", format }: Source): void {
    this.#formats.set(format, (this.#formats.get(format) ?? 0) + 1);
    if (file === this.#file) return;
    this.#file = file;
    if (this.#files++ < MOST_NAMED) this.#named.push(escapeControl(file));
  }

  get data(): InputsData {
    const formats = Object.fromEntries([...this.#formats].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
    return { files: this.#files, named: this.#named, formats };
  }
}
