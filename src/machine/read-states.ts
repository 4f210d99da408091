import type { Edge, LifecycleState, SeenCounts } from "./edge.ts";
import { type EdgeEvidence, EVIDENCE, type Evidence, isAtLeast } from "./evidence.ts";
import type { Leaf, MachineReader, Transition } from "./read-machine.ts";

/**
 * The tags that say what a state is. All others say what happens in it.
 *
 * - `ended`: a history that comes here has ended, as in a state of type `final`; other statuses may still follow.
 * - `no-entry`: no entry shows the state. So is the state of the empty history, and a primary status without statuses.
 */
export const MARKS = ["ended", "no-entry"] as const;

/** A tag that says what a state is: the end of a history, or a state that no entry shows. */
export type Mark = (typeof MARKS)[number];

/** What is said of states and edges that say nothing themselves, and how often histories show an edge. */
interface Defaults {
  readonly evidence?: Evidence | undefined;
  readonly source?: string | undefined;
  readonly seen?: SeenCounts | undefined;
}

/** The id of the state of the empty history, if the machine's initial state is a status. */
const EMPTY = "(empty)";

/** The states and edges of a lifecycle, read from the leaves and transitions of a machine. */
export class StateReader {
  readonly id: string;
  /** The first one is the state of the empty history. */
  readonly states: readonly LifecycleState[];
  readonly edges: readonly Edge[];
  readonly primaryStatuses: readonly string[];
  readonly #machine: MachineReader;
  readonly #defaults: Defaults;

  constructor(machine: MachineReader, defaults: Defaults) {
    this.#machine = machine;
    this.#defaults = defaults;
    this.id = machine.id;
    const shown = machine.leaves.filter((leaf) => this.#isShown(leaf));
    const empty = this.#isShown(machine.initial) ? undefined : machine.initial;
    this.states = [this.#emptyState(empty), ...shown.map((leaf) => this.#state(leaf))];
    const first = empty === undefined ? [this.#firstEdge(machine.initial)] : [];
    this.edges = [...first, ...[empty ?? [], shown].flat().flatMap((leaf) => this.#edgesFrom(leaf))];
    this.#refuseUnreachable();
    const ofPrimary = machine.leaves.filter((leaf) => !this.#isOwnEnd(leaf) && idOf(leaf) !== this.states[0]!.id);
    this.primaryStatuses = [...new Set(ofPrimary.map(({ path }) => path[0]!))];
  }

  /** Whether an entry of a history can show the state. */
  #isShown(leaf: Leaf): boolean {
    return !this.#isOwnEnd(leaf) && !tagsOf(leaf).includes("no-entry") && !this.#isApart(leaf);
  }

  /** The machine's own end, which is entered together with a status. */
  #isOwnEnd({ path }: Leaf): boolean {
    return path.length === 1 && this.#machine.ownEnds.has(path[0]!);
  }

  /** The initial state of a machine in which all others that can be entered are inside a primary status, and it is not. */
  #isApart(leaf: Leaf): boolean {
    const { initial, leaves } = this.#machine;
    if (idOf(leaf) !== idOf(initial) || leaf.path.length > 1) return false;
    const others = leaves.filter((other) => idOf(other) !== idOf(leaf) && !this.#isOwnEnd(other));
    const shown = others.filter((other) => !tagsOf(other).includes("no-entry"));
    return shown.length > 0 && shown.every(({ path }) => path.length > 1);
  }

  #emptyState(leaf: Leaf | undefined): LifecycleState {
    if (leaf !== undefined) return { ...this.#state(leaf), status: undefined, primaryStatus: undefined };
    const claim = this.#claim(undefined, this.id);
    const description = "The history is empty.";
    return { id: EMPTY, status: undefined, primaryStatus: undefined, terminal: false, description, ...claim };
  }

  #state(leaf: Leaf): LifecycleState {
    const { type, description = "", meta } = leaf.configs.at(-1)!;
    const tags = tagsOf(leaf);
    const phase = tags.find((tag) => !MARKS.some((mark) => mark === tag));
    return {
      id: idOf(leaf),
      status: leaf.path.at(-1),
      primaryStatus: leaf.path[0],
      terminal: type === "final" || tags.includes("ended"),
      description,
      ...this.#claim(meta, this.#machine.nameOf(leaf.path)),
      ...(phase === undefined ? {} : { phase }),
    };
  }

  #firstEdge(leaf: Leaf): Edge {
    const { evidence, source } = this.#state(leaf);
    return { from: EMPTY, to: idOf(leaf), status: leaf.path.at(-1)!, evidence, source };
  }

  /** One edge per status. If several events lead to it, the one with the best evidence counts. */
  #edgesFrom(leaf: Leaf): Edge[] {
    const edges = new Map<string, Edge>();
    for (const transition of this.#machine.transitions(leaf)) {
      const edge = this.#edge(leaf, transition);
      const known = edges.get(edge.status);
      if (known !== undefined && known.to !== edge.to) {
        throw new TypeError(
          `${this.#machine.nameOf(leaf.path)}: both ${known.to} and ${edge.to} can follow, and both show ${edge.status}, so a history cannot distinguish them`,
        );
      }
      if (known === undefined || !isAtLeast(known.evidence, edge.evidence)) edges.set(edge.status, edge);
    }
    return [...edges.values()];
  }

  #edge(leaf: Leaf, { target, description, meta, source }: Transition): Edge {
    if (!this.#isShown(target)) {
      throw new TypeError(`${source}: no entry shows ${idOf(target)}, so no event can lead there`);
    }
    const [from, to] = [idOf(leaf), idOf(target)];
    const seen = this.#defaults.seen?.[from]?.[to];
    return {
      from,
      to,
      status: target.path.at(-1)!,
      ...(description === undefined ? {} : { description }),
      ...this.#claim(meta, source),
      ...(seen === undefined ? {} : { seen }),
    };
  }

  /** The known members of `meta`, which may have others, with the defaults. */
  #claim(meta: unknown, where: string): EdgeEvidence {
    const found = Object(meta) as Partial<Record<keyof EdgeEvidence, unknown>>;
    const { evidence = this.#defaults.evidence ?? "documented", source = this.#defaults.source ?? this.id } = found;
    const isKnown = EVIDENCE.some((word) => word === evidence);
    if (!isKnown) throw new TypeError(`${where}: meta.evidence must be one of ${EVIDENCE.join(", ")}`);
    if (typeof source !== "string") throw new TypeError(`${where}: meta.source must be the name of a source`);
    const more = CLAIMS.filter((key) => found[key] !== undefined).map((key) => [key, found[key]]);
    return { evidence: evidence as Evidence, source, ...Object.fromEntries(more) };
  }

  #refuseUnreachable(): void {
    const reached = new Set([this.states[0]!.id]);
    for (const id of reached) for (const { from, to } of this.edges) if (from === id) reached.add(to);
    const missed = this.states.find(({ id }) => !reached.has(id));
    if (missed === undefined) return;
    throw new TypeError(
      `${this.id}.${missed.id}: no history reaches this status; if no entry shows it, tag it "no-entry"`,
    );
  }
}

/** Every member of a claim that has no default. */
const CLAIMS = Object.keys({
  since: true,
  deprecated: true,
  awaits: true,
  requires: true,
  requiresOneOf: true,
  limit: true,
  explainedBy: true,
  unordered: true,
} satisfies Record<Exclude<keyof EdgeEvidence, "evidence" | "source">, true>) as (keyof EdgeEvidence)[];

function idOf({ path }: Leaf): string {
  return path.join(".");
}

/** The tags of a leaf, then those of the states around it, from the inside out. */
function tagsOf({ configs }: Leaf): string[] {
  return configs.toReversed().flatMap(({ tags = [] }) => tags as string | string[]);
}
