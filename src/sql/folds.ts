import type { Lifecycle } from "../machine/lifecycle.ts";
import type { Place } from "./automaton.ts";
import type { Dialect, Sql } from "./dialect.ts";
import { copy, emptyList, nothing } from "./layout.ts";
import { nextPlace, unknownCode, verdict } from "./tables.ts";

/** Replay: for each entry, the letter of the verdict, and the array position of the last known status before it. */
export function replayed(d: Dialect, lifecycle: Lifecycle, places: readonly Place[]): Sql {
  const STATE = { at_place: "integer", last_known: "integer", verdicts: ["text"], known: ["integer"] } as const;
  const initial = d.struct(STATE, {
    at_place: d.integer(1),
    last_known: d.integer(0),
    verdicts: emptyList(d, "text"),
    known: emptyList(d, "integer"),
  });
  return d.fold("visits", initial, "v", (state, v) =>
    d.struct(STATE, {
      at_place: nextPlace(places, `${state}.at_place`, `${v}.code`),
      last_known: `CASE WHEN ${v}.code < ${unknownCode(lifecycle)} THEN ${v}.entry + 1 ELSE ${state}.last_known END`,
      verdicts: d.append(`${state}.verdicts`, verdict(d, places, `${state}.at_place`, `${v}.code`)),
      known: d.append(`${state}.known`, `${state}.last_known`),
    }),
  );
}

/** For each entry of the array the position of the one before it that it should not start before; 0 for none. */
export function late(d: Dialect): Sql {
  const START = { entry: "integer", start_ms: "instant", has_moved: "boolean" } as const;
  const STATE = { latest_ms: "instant", latest: "integer", is_told: "boolean", late: ["integer"] } as const;
  const inArray = d.sorted(d.each("steps", "s", (s) => copy(d, START, s, { has_moved: "moved" })));
  const initial = d.struct(STATE, {
    latest_ms: nothing(d, "instant"),
    latest: d.integer(0),
    is_told: "FALSE",
    late: emptyList(d, "integer"),
  });
  return `${d.fold(inArray, initial, "s", (state, s) => {
    const isLate = `${s}.start_ms < ${state}.latest_ms`;
    const keep = `${s}.start_ms IS NULL OR (${isLate} AND NOT ${s}.has_moved)`;
    return d.struct(STATE, {
      latest_ms: `CASE WHEN ${keep} THEN ${state}.latest_ms ELSE ${s}.start_ms END`,
      latest: `CASE WHEN ${keep} THEN ${state}.latest ELSE ${s}.entry + 1 END`,
      // One finding if whole entries changed places.
      is_told: `${state}.is_told OR coalesce(${isLate} AND ${s}.has_moved, FALSE)`,
      late: d.append(`${state}.late`, `CASE WHEN ${isLate} AND NOT ${state}.is_told THEN ${state}.latest ELSE 0 END`),
    });
  })}.late`;
}

const END = { end_ms: "instant", place: "integer" } as const;

/** For each entry, the earlier ones that end after it starts. */
export function reaching(d: Dialect): Sql {
  return d.each("hasTimes", "v", (v) => {
    const earlier = d.filter("hasTimes", "t", (t) => `${t}.place < ${v}.place AND ${t}.end_ms > ${v}.start_ms`);
    return d.struct({ reaching: [END] }, { reaching: d.each(earlier, "t", (t) => copy(d, END, t)) });
  });
}

/** For each entry, the position of the one that it overlaps, or 0. Each end is reported once. */
export function met(d: Dialect): Sql {
  const STATE = { met: ["integer"] } as const;
  return `${d.fold("reaching", d.struct(STATE, { met: emptyList(d, "integer") }), "v", (state, v) => {
    const left = d.filter(`${v}.reaching`, "t", (t) => `NOT ${d.contains(`${state}.met`, `${t}.place`)}`);
    return d.struct(STATE, { met: d.append(`${state}.met`, `coalesce(${d.greatest(left)}.place, 0)`) });
  })}.met`;
}
