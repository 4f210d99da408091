const SCRIPT_BEGIN = /<script\b/gi;
const SCRIPT_END = /<\/script>/gi;

/** `var events = {…};`, with a value that ends with the line or continues over several lines. */
const ASSIGNED = /^[ \t]*(?:(?:var|let|const)[ \t]+)?[\w.$]+[ \t]*=[ \t]*(?=[[{])/gm;

/** Rich and the widgets of SDK v3 print text between tags of `pre` and `span`. */
const TAG = /<\/?[A-Za-z][^<>]*>/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The texts in HTML that can hold a history: each value that a script assigns, and the text between tags. */
export function textsOfHtml(html: string): readonly string[] {
  const { scripts, rest } = splitScripts(html);
  const values = scripts.flatMap(assignedIn);
  const text = rest.replaceAll(TAG, "").replaceAll(/&(#x?)?(\w{1,8});/g, character);
  return [...values, text];
}

/**
 * Takes out the script elements, in which the Step Functions Data Science SDK stores the events of an execution. Each
 * search begins where the last one ended, and one that finds nothing is the last, so the time is linear.
 */
function splitScripts(html: string): { readonly scripts: readonly string[]; readonly rest: string } {
  const scripts: string[] = [];
  let rest = "";
  let from = 0;
  for (;;) {
    const begin = indexFrom(html, SCRIPT_BEGIN, from);
    const content = begin < 0 ? -1 : html.indexOf(">", begin) + 1;
    const end = content <= 0 ? -1 : indexFrom(html, SCRIPT_END, content);
    if (end < 0) return { scripts, rest: rest + html.slice(from) };
    scripts.push(html.slice(content, end));
    rest += html.slice(from, begin);
    from = end + "</script>".length;
  }
}

function indexFrom(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
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
