import { readFileSync } from "node:fs";
import { build } from "rolldown";
import type { SiteData } from "../client/site-data.ts";
import { examples } from "./examples.ts";
import { header } from "./header.ts";
import { renderMarkdown } from "./markdown.ts";

const README = "README.md";

/** Completes the landing page: the header, parts of the README, and the data that its script needs. */
export async function fillLanding(page: string): Promise<string> {
  const readme = readFileSync(README, "utf8");
  const section = (name: string) => {
    const text = readme.split(`\n## ${name}\n`)[1]?.split("\n## ")[0];
    if (text === undefined) throw new Error(`${README} has no section ${name}`);
    return renderMarkdown(text, README).html;
  };
  const data: SiteData = { worker: await workerCode(), examples: examples() };
  const parts: Readonly<Record<string, string>> = {
    header: header("index.html"),
    install: section("Install"),
    audit: firstBlock(section("Audit")),
    library: section("Library"),
    fixture: section("Test fixture"),
  };
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return page
    .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name]!)
    .replace(/(?<=id="site-data">)/, () => json);
}

/** The worker as a script that imports nothing. */
async function workerCode(): Promise<string> {
  const { output } = await build({
    input: "site/client/worker.ts",
    platform: "browser",
    write: false,
    output: { format: "iife", minify: true, codeSplitting: false, comments: false },
  });
  return output[0].code;
}

function firstBlock(html: string): string {
  return /<pre[\s\S]*?<\/pre>/.exec(html)![0];
}
