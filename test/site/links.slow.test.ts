import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { API, hasApi, REPOSITORY, sources } from "../../site/pages/site-map.ts";
import { isMissing } from "../support/programs.ts";
import { buildSite } from "../support/site.ts";

describe("the links of the site", () => {
  let folder: string;
  let pages: ReadonlyMap<string, string>;
  beforeAll(async () => {
    folder = await buildSite();
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
    pages = new Map(files.map((file) => [file, readFileSync(posix.join(folder, file), "utf8")]));
  });

  /** Markup only: the landing page's script and data hold texts that look like links. */
  const addressesIn = (page: string) =>
    [...page.replaceAll(/<script[\s\S]*?<\/script>/g, "").matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address]) =>
      address!.replaceAll("&amp;", "&"),
    );
  const anchorsIn = (page: string) => new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

  test("every Markdown file has a page, and there is a landing page", () => {
    expect(pages.size).toBeGreaterThanOrEqual(sources.length + 1);
  });

  test("lead to pages, pictures and sections of the site that exist", () => {
    const dead: string[] = [];
    let checked = 0;
    for (const [page, text] of pages) {
      // typedoc checks its own links.
      if (page.startsWith(`${API}/`)) continue;
      for (const address of addressesIn(text)) {
        if (/^[a-z]+:/.test(address)) continue;
        checked++;
        const [path = "", anchor] = address.split("#");
        const target = path === "" ? page : posix.normalize(posix.join(posix.dirname(page), path));
        const isThere = existsSync(posix.join(folder, target));
        if (!isThere || (anchor && !anchorsIn(pages.get(target)!).has(anchor))) dead.push(`${page}: ${address}`);
      }
    }
    expect(dead).toEqual([]);
    expect(checked).toBeGreaterThan(1000);
  });

  test.skipIf(isMissing(hasApi ? API : undefined, "npm run api"))("lead from every page to the API reference", () => {
    for (const page of ["index.html", "introduction.html", "docs/library.html", "docs/rules/gap.html"]) {
      const address = posix.join(posix.relative(posix.dirname(page), "."), `${API}/index.html`);
      expect([page, addressesIn(pages.get(page)!)]).toEqual([page, expect.arrayContaining([address])]);
    }
    expect(pages.get(`${API}/modules/sagemaker-transitions_read.html`)).toContain("readHistories");
  });

  test("into the repository name files that exist", () => {
    const targets = [...pages.values()]
      .flatMap(addressesIn)
      .flatMap((address) => (address.startsWith(`${REPOSITORY}/`) ? address.slice(REPOSITORY.length + 1) : []));
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(target).toMatch(/^(?:blob|tree)\/main\//);
    const files = targets.map((target) => target.replace(/^(?:blob|tree)\/main\//, "").replace(/#.*/, ""));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});
