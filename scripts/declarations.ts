import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import type { Plugin } from "rolldown";

/**
 * Emits beside each entry the declarations that tsc wrote for it, and the ones that those import. tsc writes one for
 * every module; most of them describe code that no public signature mentions.
 */
export function declarations(folder: string): Plugin {
  return {
    name: "declarations",
    generateBundle(_, bundle) {
      const entries = Object.values(bundle).filter((file) => file.type === "chunk" && file.isEntry);
      const needed = new Set(entries.map(({ fileName }) => fileName.replace(/\.js$/, ".d.ts")));
      for (const fileName of needed) {
        // The command has no declarations.
        if (!existsSync(posix.join(folder, fileName))) continue;
        const source = readFileSync(posix.join(folder, fileName), "utf8");
        for (const [, specifier] of source.matchAll(/(?:from |import\()"(\.[^"]+)\.ts"/g)) {
          needed.add(`${posix.join(posix.dirname(fileName), specifier!)}.d.ts`);
        }
        this.emitFile({ type: "asset", fileName, source });
      }
    },
  };
}
