import { isArray, isObject, property } from "../../model/safe-access.ts";
import { textsOfHtml } from "./html.ts";
import type { ValueFormat } from "./value-format.ts";

/** A Jupyter notebook is handed on as it is: its cells hold text, which can be of any format. */
export const notebook: ValueFormat = {
  names: ["notebook"],
  recognises: isNotebook,
  read: (value) => [{ kind: "job", format: "notebook", hasTimes: true, job: value }],
};

/** The text that a cell of a notebook printed or returned. */
export interface CellOutput {
  /** Counted from 1. */
  readonly cell: number;
  readonly text: string;
}

/** A Jupyter notebook, as parsed from its `.ipynb`. */
export function isNotebook(value: unknown): value is object {
  return isObject(value) && isArray(property(value, "cells")) && "nbformat" in value;
}

/** What the cells put out, in order; streams of one cell are one text, because Jupyter may cut a log into many. */
export function outputsOf(notebook: object): CellOutput[] {
  const cells = property(notebook, "cells") as readonly unknown[];
  return cells.flatMap((cell, i) => {
    const outputs = isObject(cell) ? property(cell, "outputs") : undefined;
    if (!isArray(outputs)) return [];
    const streams = outputs.filter(isObject).map((output) => textOf(property(output, "text")));
    const results = outputs.filter(isObject).flatMap((output) => {
      const data = property(output, "data");
      return isObject(data) ? resultTexts(data) : [];
    });
    return [streams.join(""), ...results].filter((text) => text !== "").map((text) => ({ cell: i + 1, text }));
  });
}

/** One result is held in several media types. The plain text of a widget is only its name. */
function resultTexts(data: object): readonly string[] {
  const json = textOf(property(data, "application/json"));
  if (json !== "") return [json];
  const plain = textOf(property(data, "text/plain"));
  const html = textOf(property(data, "text/html"));
  return html !== "" && (plain === "" || /^\s*<[^<>]*>\s*$/.test(plain)) ? textsOfHtml(html) : [plain];
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (isArray(value)) return value.filter((line) => typeof line === "string").join("");
  return isObject(value) ? JSON.stringify(value) : "";
}
