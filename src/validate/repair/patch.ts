import type { PatchOperation } from "./repair.ts";

/** What an entry of the new array is: an entry of the old one, by its index, or a new value. */
export type PatchItem = number | { readonly value: unknown };

export interface ArrayPatch {
  /** Applied in order, as the RFC specifies. */
  readonly operations: readonly PatchOperation[];
  /** The indices of the entries that are moved. */
  readonly moved: ReadonlySet<number>;
}

/**
 * The operations that turn an old array into a new one: removals from the back, so that none shifts the index of
 * another, then additions and moves from the front.
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
  // The kept entries that are not yet in place, in reverse order, so that `pop` returns the next one.
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
