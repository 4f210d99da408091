import { API, hasApi, REPOSITORY, relativeAddress } from "./site-map.ts";

/** The parts of the site, by the page that each begins with. */
const PARTS = {
  "index.html": "Playground",
  "index.html#lifecycle": "Lifecycle",
  "introduction.html": "Docs",
  "docs/rules.html": "Rules",
  ...(hasApi ? { [`${API}/index.html`]: "API" } : {}),
};

/** The header of a page, with the links to all parts of the site. */
export function header(page: string): string {
  const links = Object.entries(PARTS).map(([target, title]) => {
    const current = page === target ? ' aria-current="page"' : "";
    return `<a href="${relativeAddress(page, target)}"${current}>${title}</a>`;
  });
  return `<a class="skip" href="#content">Skip to content</a>
<header class="site-header">
<a class="brand" href="${relativeAddress(page, "index.html")}">sagemaker-transitions</a>
<nav aria-label="Site">${links.join("")}<a href="${REPOSITORY}">GitHub</a></nav>
</header>`;
}
