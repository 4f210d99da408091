import { plain } from "../../model/escape-control.ts";
import type { Source } from "../../read/read-record.ts";
import type { InputsData } from "../client/report-data.ts";

const MOST_NAMED = 3;

/** Where the audited records came from, counted as they go by. Files are audited one after the other. */
export class Inputs {
  #files = 0;
  #file: string | undefined;
  readonly #named: string[] = [];
  readonly #forms = new Map<string, number>();

  add({ file = "input", form }: Source): void {
    this.#forms.set(form, (this.#forms.get(form) ?? 0) + 1);
    if (file === this.#file) return;
    this.#file = file;
    if (this.#files++ < MOST_NAMED) this.#named.push(plain(file));
  }

  get data(): InputsData {
    const forms = Object.fromEntries([...this.#forms].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
    return { files: this.#files, named: this.#named, forms };
  }
}
