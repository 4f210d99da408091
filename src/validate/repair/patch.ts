import type { PatchOperation } from "./repair.ts";

/** What an entry of the new array is: an entry of the old one, by its index, or a new value. */
export type PatchItem = number | { readonly value: unknown };

export interface ArrayPatch {
  /** To be applied one after the other, as the RFC has it. */
  readonly operations: readonly PatchOperation[];
  /** The indices of the entries that are moved. */
  readonly moved: ReadonlySet<number>;
}

/**
 * The operations that make a new array out of an old one: removals from the back, so that none shifts the place of
 * another, then from the front what is added or moved.
 *
 * @param array JSON Pointer to the array.
 * @param length entries of the old array.
 */
export function arrayPatch(array: string, length: number, items: readonly PatchItem[]): ArrayPatch {
  const operations: PatchOperation[] = [];
  const moved = new Set<number>();
  const wanted = new Set(items);
  const waiting: number[] = [];
  for (let i = length - 1; i >= 0; i--) {
    if (wanted.has(i)) waiting.push(i);
    else operations.push({ op: "remove", path: `${array}/${i}` });
  }
  // The kept entries that are not yet in their place, the next one last: what stands first is taken from the end.
  items.forEach((item, place) => {
    const path = `${array}/${place}`;
    if (typeof item !== "number") operations.push({ op: "add", path, value: item.value });
    else if (waiting.at(-1) === item) waiting.pop();
    else {
      const at = waiting.indexOf(item);
      operations.push({ op: "move", from: `${array}/${place + waiting.length - 1 - at}`, path });
      waiting.splice(at, 1);
      moved.add(item);
    }
  });
  return { operations, moved };
}
