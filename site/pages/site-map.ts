import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";

const { repository } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly repository: { url: string } };

export const REPOSITORY = repository.url.replace(/^git\+|\.git$/g, "");

/** The API reference that `npm run api` builds; it is part of the site if it is there. */
export const API = "api";
export const hasApi = existsSync(`${API}/index.html`);

const README = "README.md";
const [, documentation = ""] = readFileSync(README, "utf8").split("\n## Documentation\n");

/** The pages of the documentation as the README lists them. */
export const contents: readonly { readonly title: string; readonly file: string }[] = [
  { title: "Introduction", file: README },
  ...[...documentation.matchAll(/\[([^\]]+)\]\(([^)]+\.md)\)/g)].map(([, title, file]) => ({
    title: title!.replace(/^The l/, "L"),
    file: file!,
  })),
];

/** The pages of the rules, by id. */
export const rulePages: readonly string[] = readdirSync("docs/rules").map((file) => `docs/rules/${file}`);

/** All Markdown files that become pages. */
export const sources: readonly string[] = [...contents.map(({ file }) => file), ...rulePages];

/** The page that a Markdown file becomes: of the same name, and the landing page is `index.html`. */
export function pageOf(file: string): string {
  return file === README ? "introduction.html" : file.replace(/\.md$/, ".html");
}

/** The way from one page of the site to another. */
export function relativeAddress(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to) || posix.basename(to);
}

/**
 * Where a link of a Markdown file leads on the site: to a page, a picture, or a file in the repository.
 *
 * @throws Error if there is no such file.
 */
export function siteAddress(link: string, file: string): string {
  if (/^(?:[a-z]+:|#)/.test(link)) return link;
  const [path = "", anchor] = link.split("#");
  const target = posix.normalize(posix.join(posix.dirname(file), path));
  if (!existsSync(target)) throw new Error(`${file}: the link ${link} leads nowhere`);
  const hash = anchor === undefined ? "" : `#${anchor}`;
  if (sources.includes(target)) return relativeAddress(pageOf(file), pageOf(target)) + hash;
  if (target.startsWith("docs/images/")) return relativeAddress(pageOf(file), target);
  return `${REPOSITORY}/${statSync(target).isDirectory() ? "tree" : "blob"}/main/${target}${hash}`;
}
