import { isArray, isObject, property } from "../../model/safe-access.ts";

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

/** What the cells put out, in order; streams of one cell are one text, for a log may be cut into many. */
export function outputsOf(notebook: object): CellOutput[] {
  const cells = property(notebook, "cells") as readonly unknown[];
  return cells.flatMap((cell, i) => {
    const outputs = isObject(cell) ? property(cell, "outputs") : undefined;
    if (!isArray(outputs)) return [];
    const streams = outputs.filter(isObject).map((output) => textOf(property(output, "text")));
    const results = outputs.filter(isObject).map((output) => {
      const data = property(output, "data");
      return isObject(data) ? textOf(property(data, "application/json") ?? property(data, "text/plain")) : "";
    });
    return [streams.join(""), ...results].filter((text) => text !== "").map((text) => ({ cell: i + 1, text }));
  });
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (isArray(value)) return value.filter((line) => typeof line === "string").join("");
  return isObject(value) ? JSON.stringify(value) : "";
}
