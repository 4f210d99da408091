import { cpSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import type { Plugin } from "rolldown";
import { header } from "./header.ts";
import { escapeHtml, type RenderedPage, renderMarkdown } from "./markdown.ts";
import { API, contents, hasApi, pageOf, relativeAddress, rulePages, sources } from "./site-map.ts";

const STYLES = ["src/html-report/client/style/base.css", "site/style/site.css", "site/style/docs.css"];
const IMAGES = "docs/images";

/** Emits a page for each Markdown file of the documentation, their style sheet and pictures, and copies the API reference. */
export function documentation(): Plugin {
  return {
    name: "documentation",
    generateBundle() {
      const emit = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: "asset", fileName, source });
      for (const file of sources) emit(pageOf(file), documentOf(file));
      emit("style.css", STYLES.map((style) => readFileSync(style, "utf8")).join("\n"));
      for (const image of readdirSync(IMAGES)) emit(`${IMAGES}/${image}`, readFileSync(`${IMAGES}/${image}`));
    },
    writeBundle({ dir }) {
      if (hasApi) cpSync(API, posix.join(dir!, API), { recursive: true });
    },
  };
}

function documentOf(file: string): string {
  const page = pageOf(file);
  const { title, summary, html } = renderMarkdown(readFileSync(file, "utf8"), file);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data:; style-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(summary)}">
<link rel="icon" href="data:,">
<title>${escapeHtml(titleOf(title))}</title>
<link rel="stylesheet" href="${relativeAddress(page, "style.css")}">
<body>
${header(page)}
<div class="docs">
${sidebar(file)}
<main id="content">
${html}</main>
</div>
</body>
</html>
`;
}

function titleOf(title: RenderedPage["title"]): string {
  return title === "sagemaker-transitions" ? title : `${title} · sagemaker-transitions`;
}

/** The pages of the documentation; on the pages of rules, also the rules. */
function sidebar(file: string): string {
  const isRule = rulePages.includes(file);
  const link = (title: string, target: string) => {
    const current = target === file ? ' aria-current="page"' : "";
    return `<li><a href="${relativeAddress(pageOf(file), pageOf(target))}"${current}>${title}</a></li>`;
  };
  const pages = contents.map(({ title, file: target }) => link(escapeHtml(title), target)).join("");
  const rules = rulePages.map((target) => link(posix.basename(target, ".md"), target)).join("");
  const list = isRule
    ? `<p class="sidebar-title">Rules</p><ul class="rule-ids">${rules}</ul><p class="sidebar-title">Docs</p><ul>${pages}</ul>`
    : `<ul>${pages}</ul>`;
  return `<nav class="sidebar" aria-label="${isRule ? "Rules and documentation" : "Documentation"}">
<details class="narrow-only"><summary>${isRule ? "All rules" : "All pages"}</summary>${list}</details>
<div class="wide-only">${list}</div>
</nav>`;
}
