import { yamlPackage } from "../../read/text/yaml-package.ts";
import type { Location, Path } from "../../validate/engine/finding.ts";
import type { PlacedText } from "./source-text.ts";

/**
 * Finds paths in a YAML document. If the document lacks a part of the path, it finds the longest prefix that it has.
 */
export function yamlLocator({ text, line }: PlacedText): ((path: Path) => Location | undefined) | undefined {
  const yaml = yamlPackage();
  if (yaml === undefined) return undefined;
  const { isNode, LineCounter, parseDocument } = yaml;
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { logLevel: "silent", uniqueKeys: false, lineCounter });
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (!isNode(node) || node.range === null || node.range === undefined) continue;
      const { line: found, col } = lineCounter.linePos(node.range[0]);
      return { line: line + found - 1, column: col };
    }
    return undefined;
  };
}
