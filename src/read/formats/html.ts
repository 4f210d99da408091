/** A script element, in which the Step Functions Data Science SDK stores the events of an execution. */
const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/gi;

/** `var events = {…};`, with a value that ends with the line or continues over several lines. */
const ASSIGNED = /^[ \t]*(?:(?:var|let|const)[ \t]+)?[\w.$]+[ \t]*=[ \t]*(?=[[{])/gm;

/** Rich and the widgets of SDK v3 print text between tags of `pre` and `span`. */
const TAG = /<\/?[A-Za-z][^<>]*>/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The texts in HTML that can hold a history: each value that a script assigns, and the text between tags. */
export function textsOfHtml(html: string): readonly string[] {
  const values = [...html.matchAll(SCRIPT)].flatMap(([, script]) => assignedIn(script!));
  const text = html
    .replaceAll(SCRIPT, "")
    .replaceAll(TAG, "")
    .replaceAll(/&(#x?)?(\w{1,8});/g, character);
  return [...values, text];
}

function assignedIn(script: string): string[] {
  const begins = [...script.matchAll(ASSIGNED)].map(({ index, 0: { length } }) => index + length);
  return begins.map((begin, i) => script.slice(begin, begins[i + 1]));
}

function character(entity: string, numeric: string | undefined, name: string): string {
  if (numeric === undefined) return ENTITIES[name.toLowerCase()] ?? entity;
  const code = Number.parseInt(name, numeric === "#x" ? 16 : 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
