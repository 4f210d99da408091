import { expectTypeOf } from "vitest";
import { createMachine, setup } from "xstate";
import { lifecycleOf, type trainingJobLifecycle } from "../../src/machine/index.ts";

type StatusOf<L extends { readonly statuses: readonly unknown[] }> = L["statuses"][number];
type PrimaryOf<L extends { readonly primaryStatuses: readonly unknown[] }> = L["primaryStatuses"][number];

const flat = lifecycleOf(
  setup({}).createMachine({ initial: "Queued", states: { Queued: { on: { GO: "Done" } }, Done: { type: "final" } } }),
);
expectTypeOf<StatusOf<typeof flat>>().toEqualTypeOf<"Queued" | "Done">();

const nested = lifecycleOf(
  setup({}).createMachine({
    initial: "Active",
    states: {
      Active: { initial: "Waiting", states: { Waiting: { on: { GO: "Running" } }, Running: {} }, on: { END: "Over" } },
      Over: { initial: "Done", states: { Done: { type: "final" } } },
    },
  }),
);
expectTypeOf<StatusOf<typeof nested>>().toEqualTypeOf<"Waiting" | "Running" | "Done">();
expectTypeOf<PrimaryOf<typeof nested>>().toEqualTypeOf<"Active" | "Over">();

// xstate's own type of a machine without `setup` does not name the states.
const plain = lifecycleOf(createMachine({ initial: "A", states: { A: {} } }));
expectTypeOf<StatusOf<typeof plain>>().toEqualTypeOf<string>();

expectTypeOf<"Starting">().toExtend<StatusOf<typeof trainingJobLifecycle>>();
expectTypeOf<"Unknown">().not.toExtend<StatusOf<typeof trainingJobLifecycle>>();
