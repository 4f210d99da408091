const CLASSES: Readonly<Record<string, string>> = {
  1: "bold",
  2: "dim",
  31: "red",
  32: "green",
  33: "yellow",
  34: "blue",
  36: "cyan",
};

/** What a command printed, with its colours, as a page that looks like a terminal. */
export function terminalPage(command: string, output: string): string {
  const escaped = output.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours begin with
  const spans = escaped.replaceAll(/\u001b\[(\d+)m/g, (_, code: string) =>
    CLASSES[code] === undefined ? "</span>" : `<span class="${CLASSES[code]}">`,
  );
  return `<!doctype html>
<meta charset="utf-8">
<style>
  body { margin: 0; background: #fff; }
  pre { width: max-content; margin: 0; padding: 20px 26px; border-radius: 10px; background: #14171b; color: #e8eaed;
        font: 14px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; max-width: 116ch; }
  .bold { font-weight: bold; } .dim { color: #98a1ae; } .red { color: #ff8a7a; } .green { color: #4fc79e; }
  .yellow { color: #f0b849; } .blue { color: #7cb8f5; } .cyan { color: #63c8d6; }
</style>
<pre><span class="dim">$ ${command}</span>
${spans.trimEnd()}</pre>`;
}
