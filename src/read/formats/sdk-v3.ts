import type { DuplicateKey } from "../../model/duplicate-key.ts";
import { isArray, isObject } from "../../model/safe-access.ts";
import { duplicateKeys, withDuplicates } from "../duplicates/duplicate-keys.ts";
import { BracketDepth } from "../text/bracket-depth.ts";
import type { Line } from "../text/line-splitter.ts";
import { withoutTerminalCodes } from "../text/terminal-codes.ts";
import { snakeCase } from "./other-case.ts";
import { FIRST_FIELD, parseFields, parsePython } from "./python.ts";
import type { LineReader, Placed, TextFormat } from "./text-format.ts";
import type { Found } from "./value-format.ts";

const FORMAT = "sdk-v3";

/** Rich draws a guide for each level of an object that it prints over several lines. */
const GUIDES = /^(?:\s*[│┆┊▏] {0,3})+/;

/** The start of an object, or of a list of them, printed with its class name. */
const CALL = /(?:\[\s*|\b)(?:(?:Training)?Job|Describe(?:Training)?JobResponse|(?:Job)?SecondaryStatusTransition)\(/;

/** The start of an object's fields, of a job or an entry, that pydantic printed without the class name. */
const FIELDS = /\b(?:(?:training_)?job_name='|secondary_status_transitions=\[|status='\w+' start_time=)/;

/** The fields continue on the next line: the text was wrapped at the width of a terminal. */
const GOES_ON = /^\s*[a-z_0-9]*=(?!=)/;

/** The first field of another object. */
const BEGINS_ANEW = /^\s*(?:(?:training_)?job_name='|status='\w+' start_time=|(?:Training)?Job\()/;

/** No job is longer. Text that is still open then is not an SDK object. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** The widest terminal. Longer lines were not wrapped. */
const WIDEST = 400;

/**
 * What the SageMaker Python SDK v3 prints for a job: `print(job)` its fields, `repr(job)` and Rich's `pprint(job)` a
 * call of its class, a list of `SecondaryStatusTransition(…)` its history alone.
 */
export const sdkV3: TextFormat = {
  name: FORMAT,
  recognises: (head) => CALL.test(head) || FIELDS.test(head),
  open: () => new SdkV3Reader(),
};

/** An object that has begun. */
interface Pending {
  readonly line: Line;
  readonly isCall: boolean;
  readonly depth: BracketDepth;
  readonly pieces: string[];
  characters: number;
  /** Characters of its last line. */
  width: number;
}

class SdkV3Reader implements LineReader {
  #pending: Pending | undefined;
  /** Entries that were printed one after the other are one history. */
  #entries: object[] = [];
  #duplicates: DuplicateKey[] = [];
  #entriesBegin: Line | undefined;
  claimsLine = false;

  line(line: Line): Placed[] {
    const text = withoutTerminalCodes(line.text).replace(/\r$/, "").replace(GUIDES, "");
    const done: Placed[] = [];
    if (this.#pending !== undefined && !this.#pending.depth.isOpen && !this.#goesOn(text)) done.push(...this.#finish());
    if (this.#pending?.depth.isOpen && beginsAnew(text, this.#pending)) done.push(...this.#cutOff());
    this.claimsLine = this.#pending !== undefined;
    done.push(...this.#read(text, line));
    return done;
  }

  end(): Placed[] {
    const pending = this.#pending;
    if (pending === undefined) return this.#endEntries();
    return [...(pending.depth.isOpen ? this.#cutOff() : this.#finish()), ...this.#endEntries()];
  }

  /** Reads a line: the rest of an object, and the objects that begin behind it. */
  #read(text: string, line: Line): Placed[] {
    const done: Placed[] = [];
    for (let rest: string | undefined = text; rest !== undefined; ) {
      if (this.#pending === undefined) rest = this.#begin(rest, line, done);
      if (rest !== undefined) rest = this.#continue(rest, line, done);
    }
    return done;
  }

  /** Looks for an object in the rest of a line, and returns the text from there on. */
  #begin(text: string, line: Line, done: Placed[]): string | undefined {
    const call = CALL.exec(text)?.index ?? -1;
    const field = FIELDS.exec(call < 0 ? text : text.slice(0, call + 1))?.index ?? -1;
    const fields = field < 0 ? -1 : text.search(FIRST_FIELD);
    if (call < 0 && fields < 0) {
      if (!/^[\s,[\]()]*$/.test(text)) done.push(...this.#endEntries());
      return undefined;
    }
    this.claimsLine = true;
    const isCall = field < 0;
    this.#pending = { line, isCall, depth: new BracketDepth(), pieces: [], characters: 0, width: 0 };
    return text.slice(isCall ? call : fields);
  }

  /** Adds text to the object, and returns what follows the object on its line. */
  #continue(text: string, line: Line, done: Placed[]): string | undefined {
    const pending = this.#pending!;
    if (pending.isCall) {
      const end = pending.depth.read(text);
      if (end >= 0) {
        pending.pieces.push(text.slice(0, end));
        done.push(...this.#finish());
        return text.slice(end);
      }
    } else
      for (let at = 0; at >= 0; ) {
        const end = pending.depth.read(text.slice(at));
        at = end < 0 ? -1 : at + end;
      }
    pending.pieces.push(text);
    pending.characters += text.length;
    pending.width = line.text.length;
    if (pending.characters > MOST_CHARACTERS) done.push(...this.#cutOff());
    return undefined;
  }

  /** Fields continue with another field, or in the middle of a word if a terminal wrapped the lines. */
  #goesOn(text: string): boolean {
    const { isCall, line, width } = this.#pending!;
    if (isCall || BEGINS_ANEW.test(text)) return false;
    return GOES_ON.test(text) || (width === line.text.length && width <= WIDEST);
  }

  #finish(): Placed[] {
    const { line, isCall, pieces } = this.#pending!;
    this.#pending = undefined;
    // A terminal cuts lines in the middle of words, so the pieces are joined without a space if that can be read.
    const value = valueIn(pieces.join(""), isCall) ?? valueIn(pieces.join("\n"), isCall);
    if (value === undefined) return this.#unreadable(pieces, line, "the record cannot be read as what SDK v3 prints");
    // The pieces are without what a terminal adds, so columns in them are not those of the input.
    const duplicates = duplicateKeys(pieces.join("\n"), undefined);
    if (!isArray(value)) return this.#add(value, line, duplicates);
    return value.flatMap((element, i) => {
      const inside = duplicates.filter(({ path }) => path[0] === i);
      return this.#add(
        element,
        line,
        inside.map((key) => ({ ...key, path: key.path.slice(1) })),
      );
    });
  }

  #add(value: unknown, line: Line, duplicates: readonly DuplicateKey[]): Placed[] {
    if (!isObject(value)) return [];
    if ("status" in value && "start_time" in value) {
      this.#entriesBegin ??= line;
      const at = this.#entries.length;
      this.#duplicates.push(...duplicates.map((key) => ({ ...key, path: [at, ...key.path] })));
      this.#entries.push(value);
      return [];
    }
    const before = this.#endEntries();
    return "secondary_status_transitions" in value ? [...before, ...placed(value, line, duplicates)] : before;
  }

  #endEntries(): Placed[] {
    const [entries, duplicates, line] = [this.#entries, this.#duplicates, this.#entriesBegin];
    [this.#entries, this.#duplicates, this.#entriesBegin] = [[], [], undefined];
    return line === undefined ? [] : placed(entries, line, duplicates);
  }

  #cutOff(): Placed[] {
    const { line, pieces } = this.#pending!;
    this.#pending = undefined;
    return this.#unreadable(pieces, line, "the record is cut off: a bracket or a quote is never closed");
  }

  /** Entries before an unreadable one are only part of a history, which would get findings for the missing rest. */
  #unreadable(pieces: readonly string[], line: Line, problem: string): Placed[] {
    [this.#entries, this.#duplicates, this.#entriesBegin] = [[], [], undefined];
    if (!pieces.some((piece) => piece.includes("SecondaryStatusTransition("))) return [];
    return [{ found: { kind: "unreadable", format: FORMAT, problem }, line }];
  }
}

/** Whether another object begins in a line although one is still open. */
function beginsAnew(text: string, { isCall }: Pending): boolean {
  return isCall ? /^\s*(?:Training)?Job\(/.test(text) : BEGINS_ANEW.test(text);
}

function valueIn(text: string, isCall: boolean): unknown {
  if (!isCall) return fieldsOf(text);
  try {
    return parsePython(text);
  } catch {
    return undefined;
  }
}

/** The fields of a job or of an entry, without preceding words that look like fields. */
function fieldsOf(text: string): object | undefined {
  return parseFields(
    text,
    (fields) => "secondary_status_transitions" in fields || ("start_time" in fields && "status" in fields),
  );
}

function placed(value: object, line: Line, duplicates: readonly DuplicateKey[]): Placed[] {
  return snakeCase
    .read(value)
    .map((found: Found) => ({ found: { ...withDuplicates(found, duplicates), format: FORMAT }, line }));
}
