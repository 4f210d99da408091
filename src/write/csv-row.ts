/**
 * A row of a CSV file as in RFC 4180, but with `\n` as the line end. Strings that a spreadsheet would evaluate as a formula
 * get a leading apostrophe; numbers are left as they are.
 */
export function csvRow(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map((cell) => (typeof cell === "string" ? quoted(withoutFormula(cell)) : `${cell ?? ""}`)).join(",")}\n`;
}

function withoutFormula(text: string): string {
  return /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^[':]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
