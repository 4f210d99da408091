import { h } from "../../src/html-report/client/dom.ts";
import { doubtOf } from "../../src/machine/edge.ts";
import { evidenceSources } from "../../src/machine/evidence.ts";
import type { Edge, LifecycleState } from "../../src/machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../src/machine/training-job.ts";

type Sources = Readonly<Record<string, { readonly title?: string; readonly url?: string }>>;

const { states, edges } = trainingJobLifecycle;
/** More doubt than any attested edge has. */
const INFERRED = 100;

/** What is known about a state: what it means, what may follow it and what it may follow, each with its evidence. */
export function statePanel(id: string, choose: (id: string) => void): readonly Node[] {
  const state = stateOf(id);
  const after = edges.filter(({ from }) => from === id).sort((a, b) => doubtOf(a, INFERRED) - doubtOf(b, INFERRED));
  const before = edges.filter(({ to }) => to === id);
  return [
    h("h3", {}, nameOf(state)),
    h("p", {}, state.description),
    h(
      "p",
      { class: "muted" },
      ...(state.since === undefined ? [] : [`since ${state.since} · `]),
      ...(state.deprecated === undefined ? [] : [`no longer supported since ${state.deprecated} · `]),
      ...evidenceView(state),
    ),
    h("h4", {}, after.length === 0 ? "Nothing may follow it." : "What may follow it"),
    h("ul", { class: "edges" }, ...after.map((edge) => edgeView(edge, edge.to, choose))),
    h("h4", {}, before.length === 0 ? "It follows nothing." : "What it may follow"),
    h("ul", { class: "edges" }, ...before.map((edge) => edgeView(edge, edge.from, choose))),
  ];
}

function edgeView(edge: Edge, other: string, choose: (id: string) => void): HTMLLIElement {
  const button = h("button", { type: "button" }, nameOf(stateOf(other)));
  button.addEventListener("click", () => choose(other));
  const remarks = [
    edge.requires === undefined ? [] : `needs ${edge.requires}`,
    edge.description ?? [],
    edge.seen === undefined ? [] : `seen in ${edge.seen.logs} logs and ${edge.seen.responses} responses`,
  ].flat();
  return h(
    "li",
    { class: edge.evidence },
    button,
    h("span", {}, ...evidenceView(edge)),
    h("span", { class: "muted" }, remarks.join("; ")),
  );
}

function evidenceView({ evidence, source }: { readonly evidence: string; readonly source: string }) {
  const { title = source, url } = (evidenceSources as Sources)[source] ?? {};
  return [`${evidence}: `, url === undefined ? title : h("a", { href: url }, title)];
}

function stateOf(id: string): LifecycleState {
  return states.find((state) => state.id === id)!;
}

/** The status, with the primary status where a status has two states. */
function nameOf({ status, primaryStatus }: LifecycleState): string {
  if (status === undefined) return "The empty history";
  const isAmbiguous = trainingJobLifecycle.statesOf(status).length > 1;
  return isAmbiguous ? `${status} (${primaryStatus})` : status;
}
