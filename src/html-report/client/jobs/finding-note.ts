import { h } from "../dom.ts";
import { icon } from "../icons.ts";
import type { EditData, FindingData } from "../report-data.ts";

/** A finding as a list item. */
export function findingNote({ rule, severity, message, path, known, page }: FindingData): HTMLLIElement {
  const field = path.replace(/^(?:SecondaryStatusTransitions)?\[\d+\]\.?/, "");
  return h(
    "li",
    { class: `note ${known ? "known" : severity}` },
    icon(severity),
    h(
      "span",
      {},
      h("span", { class: "hidden" }, `${severity}: `),
      h("bdi", {}, field === "" ? message : `${field}: ${message}`),
      " ",
      h("code", { class: "rule", title: path }, page === undefined ? rule : h("a", { href: page }, rule)),
      known ? h("small", {}, " in the baseline") : undefined,
    ),
  );
}

/** An edit of the repair as a list item. */
export function editNote({ message }: EditData): HTMLLIElement {
  return h("li", { class: "note repair" }, icon("repair"), h("span", {}, "Repair: ", h("bdi", {}, message)));
}
