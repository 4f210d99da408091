import { expect } from "vitest";

/** The data that a page of the HTML report embeds. */
export function embeddedIn(page: string, id: string): unknown {
  const found = [...page.matchAll(new RegExp(`<script type="application/json" id="${id}">([\\s\\S]*?)</script>`, "g"))];
  expect(found).toHaveLength(1);
  return JSON.parse(found[0]![1]!);
}
