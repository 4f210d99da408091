/** Tracks whether a bracket or a Python quote is still open in text that arrives in pieces. */
export class BracketDepth {
  #depth = 0;
  #quote = "";
  #isEscaped = false;

  get isOpen(): boolean {
    return this.#depth > 0 || this.#quote !== "";
  }

  /**
   * Processes the next piece of text.
   *
   * @returns the index after the bracket that closes the first one, or -1 if the piece does not close it.
   */
  read(text: string): number {
    for (let i = 0; i < text.length; i++) {
      const character = text[i]!;
      if (this.#quote !== "") {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (character === "\\") this.#isEscaped = true;
        else if (character === this.#quote) this.#quote = "";
      } else if (character === "'" || character === '"') this.#quote = character;
      else if ("([{".includes(character)) this.#depth++;
      else if (")]}".includes(character) && --this.#depth <= 0) {
        this.#depth = 0;
        return i + 1;
      }
    }
    return -1;
  }
}
