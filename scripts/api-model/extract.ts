import { createHash } from "node:crypto";
import { DOCUMENTED, ENUMS, GROUPED, NUMBERS, REQUIRED } from "./parts.ts";

/** The service's API model, as botocore publishes it, as far as the extract reads it. */
export interface ApiModel {
  readonly shapes: Readonly<Record<string, Shape | undefined>>;
}

interface Shape {
  readonly type: string;
  readonly documentation?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Member>>;
  readonly member?: Member;
  readonly min?: number;
  readonly max?: number;
}

interface Member {
  readonly shape: string;
  readonly documentation?: string;
}

/** What the lifecycle and the rules rely on. Plain JSON: `src/machine/api-model.json`. */
export interface ApiExtract {
  /** Version of botocore that the extract was made from. */
  readonly botocore: string;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  /** Secondary statuses by the primary status that the documentation of a member files them under. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly required: Readonly<Record<string, readonly string[]>>;
  readonly bounds: Readonly<Record<string, { readonly min?: number; readonly max?: number }>>;
  /** Every list whose elements have a Status and a StartTime: the members of an element. */
  readonly transitionLists: Readonly<Record<string, readonly string[]>>;
  /** SHA-256 of the texts that evidence cites. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Group of the statuses that a text calls no longer supported. */
export const UNSUPPORTED = "no longer supported";

/** @throws Error naming a shape or member that the model lacks. */
export function extractOf(model: ApiModel, botocore: string): ApiExtract {
  const shape = (name: string): Shape => {
    const found = model.shapes[name];
    if (found === undefined) throw new Error(`the API model has no shape ${name}`);
    return found;
  };
  /** `Shape` or `Shape.Member`. */
  const textOf = (path: string): string => {
    const [name, member] = path.split(".") as [string, string?];
    const found = member === undefined ? shape(name) : shape(name).members?.[member];
    if (found?.documentation === undefined) throw new Error(`the API model has no text for ${path}`);
    return found.documentation;
  };
  return {
    botocore,
    enums: record(ENUMS, (name) => [...(shape(name).enum ?? [])].sort()),
    groups: record(GROUPED, (path) => groupsIn(textOf(path))),
    required: record(REQUIRED, (name) => [...(shape(name).required ?? [])].sort()),
    bounds: record(NUMBERS, (name) => boundsOf(shape(name))),
    transitionLists: transitionLists(model),
    texts: record(DOCUMENTED, (path) =>
      createHash("sha256")
        .update(plainText(textOf(path)))
        .digest("hex"),
    ),
  };
}

function boundsOf({ min, max }: Shape): { min?: number; max?: number } {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function transitionLists({ shapes }: ApiModel): Record<string, readonly string[]> {
  const found = Object.entries(shapes).flatMap(([name, list]) => {
    const members = list?.type === "list" ? shapes[list.member!.shape]?.members : undefined;
    const isOne = members !== undefined && "Status" in members && "StartTime" in members;
    return isOne ? [[name, Object.keys(members).sort()] as const] : [];
  });
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The groups in a text such as `<dt>InProgress</dt> <dd><ul><li><p><code>Starting</code> - …</p></li></ul></dd>`, and
 * the list that follows "no longer support".
 */
export function groupsIn(html: string): Record<string, readonly string[]> {
  const groups: Record<string, readonly string[]> = {};
  for (const [, name, body] of html.matchAll(/<dt>(.*?)<\/dt>\s*<dd>(.*?)<\/dd>/gs)) {
    groups[plainText(name!)] = namesIn(body!);
  }
  const [, unsupported] = html.split(/no longer support/);
  if (unsupported !== undefined) groups[UNSUPPORTED] = namesIn(unsupported);
  return groups;
}

/** The names that the items of a list begin with. */
function namesIn(html: string): string[] {
  return [...html.matchAll(/<li>\s*(?:<p>)?\s*<code>(\w+)<\/code>/g)].map(([, name]) => name!).sort();
}

function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function record<T>(keys: readonly string[], make: (key: string) => T): Record<string, T> {
  return Object.fromEntries(keys.map((key) => [key, make(key)]));
}
