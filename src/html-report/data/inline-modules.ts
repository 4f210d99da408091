import { readFileSync } from "node:fs";

/**
 * Modules as one module text that needs no other: a file after those that it imports, without its imports and the word
 * `export`. It is made for what tsc writes of our own page, and no bundler: top-level names must differ between the
 * files, and there are only named imports and exports, under their own names.
 *
 * @param entry the module that is run last.
 * @throws TypeError naming the file and the format that is not understood, or the name that two files declare.
 */
export function inlineModules(entry: URL, read: (file: URL) => string = (file) => readFileSync(file, "utf8")): string {
  const owners = new Map<string, string>();
  const done = new Set<string>();
  const parts: string[] = [];

  const add = (file: URL): void => {
    if (done.has(file.href)) return;
    done.add(file.href);
    const code = read(file).replaceAll(SOURCE_MAP, "");
    for (const [statement, names, specifier] of code.matchAll(IMPORT)) {
      if (!specifier!.startsWith(".") || /\bas\b/.test(names!)) throw misfit(file, statement);
      add(new URL(specifier!, file));
    }
    const body = code.replaceAll(IMPORT, "").replaceAll(EMPTY_EXPORT, "").replaceAll(EXPORT, "");
    const rest = /^(?:import|export)\b.*$/m.exec(body);
    if (rest !== null) throw misfit(file, rest[0]);
    for (const [, name] of body.matchAll(DECLARATION)) {
      const owner = owners.get(name!);
      if (owner !== undefined) throw new TypeError(`${file.pathname}: ${name} is declared by ${owner} too`);
      owners.set(name!, file.pathname);
    }
    parts.push(body.trim());
  };

  add(entry);
  return `${parts.join("\n")}\n`;
}

const IMPORT = /^import \{([^}]*)\} from "([^"]+)";$/gm;
const EMPTY_EXPORT = /^export \{ *\};$/gm;
const EXPORT = /^export (?=(?:async )?(?:function|const|let|class)\b)/gm;
const DECLARATION = /^(?:async )?(?:function\*?|const|let|class) (\w+)/gm;
const SOURCE_MAP = /^\/\/# sourceMappingURL=.*$/gm;

function misfit(file: URL, statement: string): TypeError {
  return new TypeError(
    `${file.pathname}: cannot inline \`${statement}\`: write named imports and exports of own files`,
  );
}
