import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /**
     * How many samples properties are tried on: `all` with `vitest --mode thorough`, as .ci/run does, `fewest` for each
     * mutant of `npm run mutation`, else `few`.
     */
    readonly samples: "all" | "few" | "fewest";
  }
}

/** The number of samples that a property is tried on: `all` in CI, `few` (by default a hundredth) at the desk. */
export function samples(all: number, few: number = Math.ceil(all / 100)): number {
  const wanted = inject("samples");
  return wanted === "all" ? all : wanted === "few" ? few : Math.ceil(few / 5);
}
