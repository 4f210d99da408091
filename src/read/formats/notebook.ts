import { isArray, isObject, property } from "../../model/safe-access.ts";
import { textsOfHtml } from "./html.ts";
import type { ValueFormat } from "./value-format.ts";

/** A Jupyter notebook is passed on unchanged, because its cells hold text in any format. */
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
  /** What the text is made of: where it is in the notebook, and how many line ends it has. */
  readonly parts: readonly Part[];
}

interface Part {
  readonly path: readonly (string | number)[];
  readonly lines: number;
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
    const held = outputs.map((output, j) => [isObject(output) ? output : {}, ["cells", i, "outputs", j]] as const);
    const streams = held.map(([output, path]) => textOf(property(output, "text"), [...path, "text"]));
    const results = held.flatMap(([output, path]) => {
      const data = property(output, "data");
      return isObject(data) ? resultTexts(data, [...path, "data"]) : [];
    });
    const stream = { text: streams.map(({ text }) => text).join(""), parts: streams.flatMap(({ parts }) => parts) };
    return [stream, ...results].filter(({ text }) => text !== "").map((output) => ({ cell: i + 1, ...output }));
  });
}

type Text = Pick<CellOutput, "text" | "parts">;

/** One result is held in several media types. The plain text of a widget is only its name. */
function resultTexts(data: object, path: Part["path"]): readonly Text[] {
  const held = (type: string) => textOf(property(data, type), [...path, type]);
  const json = held("application/json");
  if (json.text !== "") return [json];
  const [plain, html] = [held("text/plain"), held("text/html")];
  if (html.text === "" || !(plain.text === "" || /^\s*<[^<>]*>\s*$/.test(plain.text))) return [plain];
  const parts = [{ path: [...path, "text/html"], lines: Number.POSITIVE_INFINITY }];
  return textsOfHtml(html.text).map((text) => ({ text, parts }));
}

function textOf(value: unknown, path: Part["path"]): Text {
  if (isArray(value)) {
    const texts = value.map((line) => (typeof line === "string" ? line : ""));
    return { text: texts.join(""), parts: texts.map((text, i) => ({ path: [...path, i], lines: lineEnds(text) })) };
  }
  const text = typeof value === "string" ? value : isObject(value) ? JSON.stringify(value) : "";
  return { text, parts: [{ path, lines: lineEnds(text) }] };
}

function lineEnds(text: string): number {
  return text.split("\n").length - 1;
}
