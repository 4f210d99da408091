import { Marked, type Tokens } from "marked";
import { contents, siteAddress } from "./site-map.ts";

export interface RenderedPage {
  /** Text of the first heading. */
  readonly title: string;
  /** Plain text of the first paragraph. */
  readonly summary: string;
  readonly html: string;
}

/** A page in Markdown as HTML. Headings have the anchors that GitHub gives them; links lead to pages of the site. */
export function renderMarkdown(text: string, file: string): RenderedPage {
  const slugs = new Map<string, number>();
  const slugOf = (heading: string) => {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-");
    const used = slugs.get(slug) ?? 0;
    slugs.set(slug, used + 1);
    return used === 0 ? slug : `${slug}-${used}`;
  };
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const inner = this.parser.parseInline(tokens);
        const id = slugOf(plain(inner));
        const link = depth === 1 ? "" : ` <a class="anchor" href="#${id}" aria-label="Link to this section">#</a>`;
        return `<h${depth} id="${id}">${inner}${link}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        // The name of a Markdown file says nothing on a site.
        const named = contents.find((page) => page.file === inner)?.title;
        return `<a href="${escapeHtml(siteAddress(href, file))}">${named ?? inner}</a>`;
      },
      image({ href, text }) {
        return `<img src="${escapeHtml(siteAddress(href, file))}" alt="${escapeHtml(text)}">`;
      },
      // Wide tables and code scroll by themselves, also with the keyboard.
      code({ text }) {
        return `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>\n`;
      },
    },
  });
  const tokens = marked.lexer(text);
  const html = marked
    .parser(tokens)
    .replaceAll("<table>", '<div class="wide" tabindex="0" role="group" aria-label="Table"><table>')
    .replaceAll("</table>", "</table></div>");
  return { title: textOf(tokens, "heading"), summary: textOf(tokens, "paragraph"), html };

  function textOf(all: readonly { readonly type: string }[], type: "heading" | "paragraph"): string {
    const first = all.find((token) => token.type === type) as Tokens.Heading | Tokens.Paragraph | undefined;
    return first === undefined ? "" : plain(marked.parseInline(first.text) as string).replaceAll("\n", " ");
  }
}

/** The text of HTML that this file made. */
function plain(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
