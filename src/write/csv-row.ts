/**
 * A row of a CSV file (RFC 4180, but for the line end, which is `\n`). A text that a spreadsheet would take for a formula
 * gets the apostrophe that says it is none; numbers are left alone.
 */
export function csvRow(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map((cell) => (typeof cell === "string" ? quoted(unarmed(cell)) : `${cell ?? ""}`)).join(",")}\n`;
}

function unarmed(text: string): string {
  return /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^[':]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
