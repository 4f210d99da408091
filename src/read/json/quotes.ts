/** The index behind the string that begins at an index with a quote; the end of the text if it is not closed. */
export function endOfString(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === text[begin]) return at + 1;
  }
  return text.length;
}
