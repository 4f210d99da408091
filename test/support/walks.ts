import fc from "fast-check";
import type { Lifecycle, SecondaryStatusTransition, Timestamp } from "../../src/index.ts";

const BEGIN = Date.UTC(2025, 4, 16, 18, 10, 50, 603);

/** The formats in which a time may be held. Each is of its own kind of text, number or object. */
export const timeForms: Readonly<Record<string, (time: number) => Timestamp>> = {
  milliseconds: (time) => time,
  seconds: (time) => time / 1000,
  digits: (time) => `${time}`,
  Date: (time) => new Date(time),
  JavaScript: (time) => new Date(time).toISOString(),
  CLI: (time) => new Date(time - 7 * 3_600_000).toISOString().replace("Z", "000-07:00"),
  boto3: (time) => new Date(time + 5.5 * 3_600_000).toISOString().replace("T", " ").replace("Z", "000+05:30"),
  "no fraction": (time) => new Date(time).toISOString().replace(/\.\d+/, ""),
  naive: (time) => new Date(time).toISOString().replace("Z", ""),
  "spaces around": (time) => ` ${new Date(time).toISOString()} `,
};

/**
 * A walk through a lifecycle, told as a history without a fault. Half of the walks keep to edges of better evidence than
 * inference, where there are any.
 */
export function walk(lifecycle: Lifecycle): fc.Arbitrary<SecondaryStatusTransition[]> {
  const edgesFrom = (state: string, isAttested: boolean) => {
    const edges = lifecycle.successors(state);
    const attested = edges.filter((edge) => isAttested && edge.evidence !== "inferred");
    return attested.length > 0 ? attested : edges;
  };
  const steps = fc.array(fc.record({ choice: fc.nat(), lasts: fc.integer({ min: 1, max: 100_000 }) }), {
    maxLength: 12,
  });
  return fc
    .tuple(steps, fc.boolean(), fc.constantFrom(...Object.values(timeForms)), fc.boolean(), fc.boolean())
    .map(([steps, isWhole, write, isOpen, isAttested]) => {
      const unit = isWhole ? 1000 : 1;
      const history: SecondaryStatusTransition[] = [];
      let at = Math.floor(BEGIN / unit) * unit;
      let state = lifecycle.initial.id;
      for (const { choice, lasts } of steps) {
        const edges = edgesFrom(state, isAttested);
        if (edges.length === 0) break;
        const { to, status } = edges[choice % edges.length]!;
        state = to;
        const start = at;
        if (lifecycle.successors(to).length > 0) at += lasts * unit;
        history.push({ Status: status, StartTime: write(start), EndTime: write(at), StatusMessage: `Now ${status}` });
      }
      const last = history.pop();
      if (last === undefined) return history;
      const { EndTime, ...open } = last;
      return [...history, isOpen && lifecycle.successors(state).length > 0 ? open : last];
    });
}

/** A history with some of its entries or fields changed for others. */
export function broken(
  histories: fc.Arbitrary<readonly unknown[]>,
  values: fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown[]> {
  const change = fc.record({
    at: fc.nat(),
    field: fc.constantFrom("Status", "StartTime", "EndTime", "StatusMessage", "entry", "swap", "drop", "twice"),
    value: values,
  });
  return fc.tuple(histories, fc.array(change, { minLength: 1, maxLength: 2 })).map(([history, changes]) => {
    let changed: unknown[] = [...history];
    for (const { at, field, value } of changes) {
      if (changed.length === 0) break;
      const i = at % changed.length;
      const rest = (from: number) => changed.slice(from);
      if (field === "entry") changed[i] = value;
      else if (field === "drop") changed = [...changed.slice(0, i), ...rest(i + 1)];
      else if (field === "twice") changed = [...changed.slice(0, i + 1), ...rest(i)];
      else if (field === "swap") changed = [...changed.slice(0, i), ...rest(i).reverse()];
      else changed[i] = { ...(changed[i] as object), [field]: value };
    }
    return changed;
  });
}
