import { readFileSync } from "node:fs";

/** The blocks of code of a page of the docs, in one language. */
export function blocksOf(page: string, language: string): readonly string[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, of, code]) => (of === language ? [code!] : []));
}

/** The command lines of a page that call this command. */
export function commandsOf(page: string): readonly string[] {
  const lines = blocksOf(page, "sh").flatMap((block) => block.trim().split("\n"));
  return lines.filter((line) => line.startsWith("sagemaker-transitions "));
}

/** The options that the tables of a page have, or of its section with this heading. */
export function optionsOf(page: string, heading?: string): readonly string[] {
  const whole = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
  const text = heading === undefined ? whole : whole.split(`## ${heading}\n`)[1]!.split("\n## ")[0]!;
  const cells = [...text.matchAll(/^\| (`--?.*?) \|/gm)].map(([, cell]) => cell!);
  return cells.flatMap((cell) => [...cell.matchAll(/--[a-z-]+/g)].map(([option]) => option));
}

/** The words of a command line of a page, without where its output goes: `sagemaker-transitions sql --table 'a b' > file`. */
export function wordsOf(line: string): readonly string[] {
  const command = line.replace(/ > \S+\s*$/, "").replace(/^sagemaker-transitions /, "");
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}
