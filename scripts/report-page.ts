import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "rolldown";

/**
 * Emits a page with its style sheets and the bundled script inside, instead of the script. The page's policy lets the
 * browser apply that style, run that script and fetch nothing.
 *
 * @param fill completes the template before its style sheets and script are put in.
 */
export function reportPage(
  template: string,
  fill: (page: string) => string | Promise<string> = (page) => page,
): Plugin {
  return {
    name: "report-page",
    async generateBundle(_, bundle) {
      const [chunk, ...others] = Object.values(bundle).filter(({ type }) => type === "chunk");
      if (chunk?.type !== "chunk" || others.length > 0) throw new TypeError("expected one script");
      delete bundle[chunk.fileName];
      const page = await fill(readFileSync(template, "utf8"));
      const source = assemble(page, dirname(template), chunk.code.trim());
      this.emitFile({ type: "asset", fileName: `${chunk.name}.html`, source });
    },
  };
}

const LINKS = /(?:<link rel="stylesheet".*>\n)+/;
const SCRIPT = /<script type="module" src=.*><\/script>/;

function assemble(page: string, folder: string, script: string): string {
  if (script.includes("</script")) throw new TypeError("the script would end its own element");
  const [links] = LINKS.exec(page) ?? [""];
  const style = [...links.matchAll(/href="(.+?)"/g)]
    .map(([, sheet]) => readFileSync(join(folder, sheet!), "utf8"))
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
