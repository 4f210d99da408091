import { type LifecycleGraph, lifecycleGraph } from "../../src/html-report/client/diagram/lifecycle-graph.ts";
import { lifecyclePicture, showRole } from "../../src/html-report/client/diagram/lifecycle-picture.ts";
import type { LifecycleData } from "../../src/html-report/client/report-data.ts";
import { rovingTabindex } from "../../src/html-report/client/roving-tabindex.ts";
import { lifecycleData, stateNumbers } from "../../src/html-report/data/lifecycle-data.ts";
import { trainingJobLifecycle } from "../../src/machine/training-job.ts";
import { statePanel } from "./state-panel.ts";

const FIRST_SHOWN = "InProgress.Training";

/** The lifecycle as a diagram whose states can be chosen. The panel below it says what is known about the chosen one. */
export function lifecycleExplorer(): void {
  const data = lifecycleData(trainingJobLifecycle);
  const numbers = stateNumbers(trainingJobLifecycle);
  const ids = [...numbers.keys()];
  const { svg, edges, nodes } = lifecyclePicture(wholeGraph(data), data, []);
  const panel = document.querySelector("#state")!;
  const container = document.querySelector<HTMLElement>("#diagram")!;
  const [firstNode] = nodes.values();

  const choose = (node: number) => {
    for (const [other, element] of nodes) {
      element.setAttribute("aria-pressed", `${other === node}`);
      if (nodes.has(node)) element.setAttribute("tabindex", other === node ? "0" : "-1");
    }
    for (const { edge, path } of edges) {
      const touches = edge.from === node || edge.to === node;
      showRole(path, edge.from === node ? "open" : touches ? "taken" : "other", edge);
      // Later elements are drawn over earlier ones.
      if (touches) firstNode!.before(path);
    }
    panel.replaceChildren(...statePanel(ids[node]!, (id) => choose(numbers.get(id)!)));
    showNode(container, nodes.get(node));
  };
  for (const [node, element] of nodes) {
    const { status, primary } = data.states[node]!;
    element.setAttribute("role", "button");
    element.setAttribute(
      "aria-label",
      status === null ? "The empty history" : `${status}, ${data.primaryStatuses[primary]}`,
    );
    element.addEventListener("click", () => choose(node));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(node);
    });
  }
  rovingTabindex(container, () => [...nodes.values()]);
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", "States of the lifecycle");
  container.append(svg);
  choose(numbers.get(FIRST_SHOWN)!);
}

/** All edges between the states that AWS supports. The attested ones determine the layout, as in the diagram of a job. */
function wholeGraph(data: LifecycleData): LifecycleGraph {
  const attested = lifecycleGraph(data, []);
  const nodes = data.states.map((_, state) => state).filter((state) => data.states[state]!.deprecated === null);
  const drawn = data.edges
    .filter(({ from, to }) => nodes.includes(from) && nodes.includes(to))
    .map((edge) => ({ ...edge, role: "other" as const }));
  const reached = new Set(attested.edges.map(({ to }) => to));
  return { ...attested, nodes, edges: [...attested.edges, ...drawn.filter(({ to }) => !reached.has(to))], drawn };
}

/** Scrolls a diagram that is wider than the screen to a node. */
function showNode(container: HTMLElement, node: SVGElement | undefined): void {
  if (node === undefined) return;
  const [inside, outside] = [node.getBoundingClientRect(), container.getBoundingClientRect()];
  if (inside.left >= outside.left && inside.right <= outside.right) return;
  container.scrollLeft += inside.left - outside.left - container.clientWidth / 2;
}
