import { csv } from "./csv.ts";
import { github } from "./github.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { ndjson } from "./ndjson.ts";
import type { MakeReporter } from "./reporter.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";

/** The reporters by the name that `--format` takes. A new one is one file and its line here. */
export const reporters = { text, json, ndjson, sarif, junit, github, markdown, csv, html } as const satisfies Record<
  string,
  MakeReporter
>;

export type Format = keyof typeof reporters;
