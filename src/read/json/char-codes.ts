/* The characters of JSON and of Python's literals that a splitter looks for, as bytes. */

export const isOpening = (byte: number) => byte === 0x7b || byte === 0x5b;
export const isClosing = (byte: number) => byte === 0x7d || byte === 0x5d;
export const isQuote = (byte: number) => byte === 0x22 || byte === 0x27;
/** Whitespace within a line, as JSON defines it. */
export const isSpace = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0x0d;
export const [OPEN_BRACKET, CLOSE_BRACKET, COMMA, COLON] = [0x5b, 0x5d, 0x2c, 0x3a];
export const [OPEN_BRACE, CLOSE_BRACE, OPEN_PARENTHESIS] = [0x7b, 0x7d, 0x28];
export const [LF, BACKSLASH, QUOTE, APOSTROPHE] = [0x0a, 0x5c, 0x22, 0x27];
