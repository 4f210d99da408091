import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "rolldown";

/**
 * Emits a page with its style sheets and the bundled script inside, instead of the script. The page's policy lets the
 * browser apply that style, run that script and fetch nothing.
 */
export function reportPage(template: string): Plugin {
  return {
    name: "report-page",
    generateBundle(_, bundle) {
      const [chunk, ...others] = Object.values(bundle);
      if (chunk?.type !== "chunk" || others.length > 0) throw new TypeError("expected one script");
      delete bundle[chunk.fileName];
      this.emitFile({ type: "asset", fileName: `${chunk.name}.html`, source: assemble(template, chunk.code.trim()) });
    },
  };
}

const LINKS = /(?:<link rel="stylesheet".*>\n)+/;
const SCRIPT = /<script type="module" src=.*><\/script>/;

function assemble(template: string, script: string): string {
  if (script.includes("</script")) throw new TypeError("the script would end its own element");
  const page = readFileSync(template, "utf8");
  const [links] = LINKS.exec(page) ?? [""];
  const style = [...links.matchAll(/href="(.+?)"/g)]
    .map(([, sheet]) => readFileSync(join(dirname(template), sheet!), "utf8"))
    .join("\n");
  // Functions, since a text would have its dollar signs replaced.
  return page
    .replace(LINKS, () => `<style>${style}</style>\n`)
    .replace(SCRIPT, () => `<script type="module">${script}</script>`)
    .replace("style-hash", hash(style))
    .replace("script-hash", hash(script));
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
