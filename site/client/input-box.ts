import { h } from "../../src/html-report/client/dom.ts";
import type { PlaygroundInput } from "./site-data.ts";

/** Longest text in characters that can be edited; a browser takes too long to lay out more. */
const MOST_EDITED = 100_000;
/** Characters shown of a longer one. */
const SHOWN = 5000;
/** How long to wait for more typing, in milliseconds. */
const PAUSE = 250;

export interface InputBox {
  /** The text in the box; undefined if there is a file in it. */
  text(): string | undefined;
  /** Shows inputs as if the reader had given them. The next paste replaces them. */
  show(inputs: readonly PlaygroundInput[]): Promise<void>;
}

/**
 * Takes what the reader types, pastes, drops or opens.
 *
 * @param onInput called with it; with an empty list if the box was cleared.
 */
export function inputBox(onInput: (inputs: readonly PlaygroundInput[]) => void): InputBox {
  const area = document.querySelector<HTMLTextAreaElement>("#input")!;
  const note = document.querySelector("#input-note")!;
  const picker = h("input", { type: "file", multiple: true, hidden: true });
  let current: readonly PlaygroundInput[] = [];
  /** Whether the box holds something that the reader has not typed. */
  let isShown = false;
  let pending: ReturnType<typeof setTimeout> | undefined;

  const show = async (inputs: readonly PlaygroundInput[]) => {
    clearTimeout(pending);
    const [first, ...others] = inputs;
    const isSmallFile = first?.content instanceof Blob && others.length === 0 && first.content.size <= MOST_EDITED;
    const text = isSmallFile ? await (first.content as Blob).text() : first?.content;
    const isEditable = typeof text !== "object" && (text?.length ?? 0) <= MOST_EDITED && !text?.includes("\0");
    current = isSmallFile && isEditable ? [{ ...first, content: text as string }] : inputs;
    area.readOnly = !isEditable;
    area.value = isEditable ? (text ?? "") : typeof text === "string" ? text.slice(0, SHOWN) : "";
    note.textContent = isEditable ? "" : describe(inputs);
    isShown = first !== undefined;
    onInput(current);
  };
  const addFiles = (files: FileList | null | undefined) => {
    if (files != null && files.length > 0) void show([...files].map((file) => ({ name: file.name, content: file })));
  };

  area.addEventListener("input", () => {
    isShown = false;
    current = area.value === "" ? [] : [{ content: area.value }];
    clearTimeout(pending);
    pending = setTimeout(() => onInput(current), PAUSE);
  });
  document.addEventListener("paste", (event) => {
    const { target, clipboardData } = event;
    if (target instanceof HTMLInputElement) return;
    const text = clipboardData?.getData("text") ?? "";
    const isLeftToBrowser = target === area && !isShown && !area.readOnly && text.length <= MOST_EDITED;
    if (isLeftToBrowser && clipboardData?.files.length === 0) return;
    event.preventDefault();
    if (text === "") addFiles(clipboardData?.files);
    else void show([{ content: text }]);
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("dragging");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) document.body.classList.remove("dragging");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dragging");
    const text = event.dataTransfer?.getData("text") ?? "";
    if (text === "") addFiles(event.dataTransfer?.files);
    else void show([{ content: text }]);
  });
  picker.addEventListener("change", () => {
    addFiles(picker.files);
    picker.value = "";
  });
  document.querySelector("#open")!.addEventListener("click", () => picker.click());
  document.querySelector("#clear")!.addEventListener("click", () => {
    void show([]);
    area.focus();
  });

  return { text: () => textIn(current), show };
}

function textIn([first, ...others]: readonly PlaygroundInput[]): string | undefined {
  return typeof first?.content === "string" && others.length === 0 ? first.content : undefined;
}

function describe(inputs: readonly PlaygroundInput[]): string {
  const names = inputs.map(({ name, content }) => {
    const size = typeof content === "string" ? content.length : content.size;
    return `${name ?? "Pasted text"}, ${(size / 1e6).toFixed(1)} MB`;
  });
  const isText = typeof inputs[0]?.content === "string";
  return `${names.slice(0, 3).join("; ")}${names.length > 3 ? "; …" : ""}${isText ? " (its beginning is shown)" : ""}`;
}
