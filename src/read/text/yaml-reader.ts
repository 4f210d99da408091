import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { DuplicateKey } from "../../model/duplicate-key.ts";
import { duplicateYamlKeys } from "../duplicates/duplicate-yaml-keys.ts";
import { fieldsOf } from "../formats/response-lifecycles.ts";
import { LONGEST_RECORD } from "../json/json-splitter.ts";
import { type Reading, type ReadRecordOptions, recordsOf } from "../json/record-builder.ts";
import { LineSplitter, type SplitLine } from "./line-splitter.ts";
import type { TextReader } from "./text-reader.ts";
import { loadYaml, yamlPackage } from "./yaml-package.ts";

const FORMAT = "yaml";

/**
 * The start of a YAML document: a key, an element of a list, or a marker. Each blank line before it matches in one way
 * only, so the time is linear.
 */
const BEGINS = /^(?:\ufeff)?(?:[ \t\r]*(?:#[^\n]*)?\n)*(?:---|%YAML|- |["']?[A-Za-z_][\w.-]*["']?:(?:\s|$))/;

/** The key of a history with its list below it, or the first line of an entry or of a status in a list. */
const HOLDS_HISTORY =
  /^[ \t]*(?:- )?["']?(?:secondary_?status_?transitions)["']?:\s*(?:\[|$)|^[ \t]*- ["']?(?:status|start_?time|end_?time|status_?message)["']?:\s|^- ["']?(?:Starting|Pending)["']?\s*$/im;

/** Whether the beginning of a text shows it to be YAML that holds a history. */
export function looksLikeYaml(head: string, chosen?: Lifecycle): boolean {
  return BEGINS.test(head) && (HOLDS_HISTORY.test(head) || (chosen !== undefined && holdsHistoryOf(head, chosen)));
}

/** A key, or an element of a list at the top. */
const KEY_OR_ELEMENT = /^(?:[ \t]*(?:- )?["']?([\w.-]+)["']?:(?:\s|$)|- ["']?([^\s"']+)["']?\s*$)/gm;

/** The same in the field names and the statuses of a lifecycle. */
function holdsHistoryOf(head: string, chosen: Lifecycle): boolean {
  const { history, status } = fieldsOf(chosen);
  return [...head.matchAll(KEY_OR_ELEMENT)].some(
    ([, key, element]) => key === history || key === status || (element && chosen.statuses.includes(element)),
  );
}

/** To resolve an alias, the package looks through the document, so a document full of aliases would take quadratic time. */
const MOST_ALIASES = 100;

/** Parses one document that begins on a line. */
export type ParseYaml = (text: string, line: number) => YamlDocument;

interface YamlDocument {
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
}

/** The package is loaded when the first YAML is read. */
export async function loadYamlParser(): Promise<ParseYaml> {
  await loadYaml();
  const { LineCounter, parseDocument, visit } = yamlPackage()!;
  return (text, line) => {
    const lineCounter = new LineCounter();
    // The package would refuse the document, and compares each key with all before it.
    const document = parseDocument(text, { logLevel: "silent", uniqueKeys: false, lineCounter });
    const [error] = document.errors;
    if (error !== undefined) throw error;
    let aliases = 0;
    visit(document, {
      Alias: () => {
        if (++aliases > MOST_ALIASES) throw new SyntaxError(`it has more than ${MOST_ALIASES} aliases`);
      },
    });
    const place = (offset: number) => {
      const { line: found, col } = lineCounter.linePos(offset);
      return { line: line + found - 1, column: col };
    };
    return { value: document.toJS(), duplicates: duplicateYamlKeys(document.contents, place) };
  };
}

/** The separator of documents in one file. */
const MARKER = /^(?:---|\.\.\.)(?:\s|$)/;

/** One document after the other: memory holds one. */
export class YamlReader implements TextReader {
  readonly #options: ReadRecordOptions;
  readonly #parse: ParseYaml;
  readonly #splitter = new LineSplitter();
  readonly #decoder = new TextDecoder();
  #lines: SplitLine[] = [];
  #bytes = 0;

  constructor(options: ReadRecordOptions, parse: ParseYaml) {
    this.#options = options;
    this.#parse = parse;
  }

  *push(chunk: Uint8Array): Generator<Reading> {
    for (const line of this.#splitter.push(chunk)) yield* this.#read(line);
  }

  *end(): Generator<Reading> {
    for (const line of this.#splitter.end()) yield* this.#read(line);
    yield* this.#document();
  }

  *#read(line: SplitLine | Uint8Array): Generator<Reading> {
    this.#bytes += "bytes" in line ? line.bytes.length : line.length;
    if (!("bytes" in line)) return;
    if (MARKER.test(line.text)) {
      this.#bytes -= line.bytes.length;
      yield* this.#document();
      this.#bytes = line.bytes.length;
    }
    if (!this.#isTooLong) this.#lines.push(line);
    else if (this.#lines.length > 1) this.#lines.length = 1;
  }

  get #isTooLong(): boolean {
    return this.#bytes > (this.#options.maxRecordBytes ?? LONGEST_RECORD);
  }

  #document(): Reading[] {
    const [lines, byteLength, isTooLong] = [this.#lines, this.#bytes, this.#isTooLong];
    [this.#lines, this.#bytes] = [[], 0];
    const text = lines.map(({ bytes }) => this.#decoder.decode(bytes)).join("");
    const [first] = lines;
    // A marker alone is not a document.
    if (first === undefined || /^(?:\s|---|\.\.\.|#.*|%.*)*$/.test(text)) return [];
    const { file, format, lifecycle } = this.#options;
    const place = {
      ...(file === undefined ? {} : { file }),
      line: first.line,
      byteOffset: first.byteOffset,
      byteLength,
    };
    const unreadable = (problem: string): Reading => ({
      kind: "unreadable",
      problem,
      source: { ...place, format: FORMAT },
    });
    if (isTooLong) return [unreadable("the document is longer than the limit; raise maxRecordBytes to read it")];
    try {
      const asked = format === FORMAT ? undefined : format;
      const { value, duplicates } = this.#parse(text, first.line);
      return recordsOf(value, place, { format: asked, lifecycle }, duplicates).map((found) => ({
        ...found,
        source: { ...found.source, format: FORMAT },
      }));
    } catch (error) {
      return [unreadable(`the YAML cannot be read: ${(error as Error).message.split("\n", 1)[0]}`)];
    }
  }
}
