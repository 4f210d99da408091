import type { DuplicateKey, Location } from "../../model/duplicate-key.ts";
import { yamlPackage } from "../text/yaml-package.ts";

/** Finds the keys that a map in a YAML document has more than once. `place` converts an offset in the document. */
export function duplicateYamlKeys(document: unknown, place: (offset: number) => Location): readonly DuplicateKey[] {
  const { isMap, isScalar, isSeq } = yamlPackage()!;
  const found: DuplicateKey[] = [];
  const open: { readonly node: unknown; readonly path: DuplicateKey["path"] }[] = [{ node: document, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, path } = next;
    if (isSeq(node)) for (const [i, item] of node.items.entries()) open.push({ node: item, path: [...path, i] });
    if (!isMap(node)) continue;
    const offsets = new Map<string, number[]>();
    for (const { key: name, value } of node.items) {
      if (!isScalar(name)) continue;
      const key = String(name.value);
      open.push({ node: value, path: [...path, key] });
      offsets.set(key, [...(offsets.get(key) ?? []).slice(0, 1), name.range![0]]);
    }
    for (const [key, [first, last]] of offsets) {
      if (last !== undefined) found.push({ path: [...path, key], key, places: [place(first!), place(last)] });
    }
  }
  return found;
}
