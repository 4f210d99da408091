/* The signs of JSON and of Python's literals, as bytes. */

export const isOpening = (byte: number) => byte === 0x7b || byte === 0x5b;
export const isClosing = (byte: number) => byte === 0x7d || byte === 0x5d;
export const isQuote = (byte: number) => byte === 0x22 || byte === 0x27;
export const [OPEN_BRACKET, CLOSE_BRACKET, COMMA, COLON] = [0x5b, 0x5d, 0x2c, 0x3a];
export const [OPEN_BRACE, OPEN_PARENTHESIS] = [0x7b, 0x28];
