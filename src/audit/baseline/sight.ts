import type { RuleId } from "../../validate/catalogue.ts";
import type { Audited } from "../audited.ts";
import { fileOf } from "../file-of.ts";
import type { Policy } from "../policy.ts";
import type { BaselineRecord } from "./baseline-file.ts";

/** What an audit looked at of all that the records of a baseline speak of. */
export class Sight {
  readonly #policy: Policy;
  readonly #subjects: ReadonlySet<string>;
  /** Subject → the file in which it was looked at. */
  readonly #files = new Map<string, string>();
  /** Files with records that could not be read: whose they are, nobody knows. */
  readonly #torn = new Set<string>();

  constructor(records: readonly BaselineRecord[], policy: Policy) {
    this.#policy = policy;
    this.#subjects = new Set(records.map(({ subject }) => subject));
  }

  add(audited: Audited): void {
    const file = fileOf(audited);
    for (const subject of [file, audited.job]) {
      if (subject !== null && this.#subjects.has(subject)) this.#files.set(subject, file);
    }
    if (audited.verdict === "unreadable") this.#torn.add(file);
  }

  /** Whether the finding would have been found again, were it still there. */
  covers({ subject, rule }: BaselineRecord): boolean {
    const file = this.#files.get(subject);
    if (file === undefined || this.#torn.has(subject)) return false;
    return this.#policy.optionsFor(file).rules?.[rule as RuleId] !== "off";
  }
}
