import { evidenceSources } from "../machine/evidence.ts";
import type { CustomRule } from "../validate/custom-rule.ts";
import { type RuleInfo, rules } from "../validate/engine/catalogue.ts";
import { name } from "./package-json.ts";

/** The catalogue in the forms that `rules --format` takes. */
export const RULE_LISTS = { text, markdown } as const;

export type RuleList = keyof typeof RULE_LISTS;

const catalogue: readonly RuleInfo[] = Object.values(rules);

function text(customRules: readonly CustomRule[]): string {
  const cards = [...catalogue, ...customRules];
  const width = Math.max(...cards.map(({ id }) => id.length));
  const rows = cards.map(
    ({ id, severity, evidence, title }) =>
      `${id.padEnd(width)}  ${severity.padEnd(7)}  ${evidence.padEnd(10)}  ${title}\n`,
  );
  return rows.join("");
}

/** The index of the rule pages: docs/rules.md. */
function markdown(customRules: readonly CustomRule[]): string {
  const rows = catalogue.map(({ id, severity, evidence, source, title, docs }) => {
    const { title: cited, url } = evidenceSources[source] as { readonly title: string; readonly url?: string };
    const link = `[${id}](${docs.replace(/^docs\//, "")})`;
    return `| ${link} | ${severity} | ${evidence} | ${title} | ${url === undefined ? cited : `[${cited}](${url})`} |\n`;
  });
  for (const { id, severity, evidence, title, docs } of customRules) {
    rows.push(`| ${docs === undefined ? id : `[${id}](${docs})`} | ${severity} | ${evidence} | ${title} | |\n`);
  }
  return `# The rules

\`${name} rules --format markdown\` prints this page, and a test keeps it up to date. Rules are listed in the order in
which they run. \`${name} explain <rule>\` prints the page of a rule.

| rule | severity | evidence | what a finding means | source |
| --- | --- | --- | --- | --- |
${rows.join("")}`;
}
