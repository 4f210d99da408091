import { expect, test } from "vitest";
import { trainingJobLifecycle, validateHistory } from "../../../src/index.ts";

/** A legal history that ends in a state, as statuses. */
const historyTo = (id: string) =>
  trainingJobLifecycle
    .paths()
    .path(trainingJobLifecycle.initial.id, id)!
    .map(({ status }) => status);

const steps = trainingJobLifecycle.states
  .filter(({ terminal, status }) => !terminal && status !== undefined)
  .flatMap(({ id, status: from }) => {
    const edges = trainingJobLifecycle.successors(id);
    return trainingJobLifecycle.statuses
      .filter((status) => status !== from && edges.every((edge) => edge.status !== status))
      .map((status) => ({ id, status, edges }));
  });

test.each(steps)("$id to $status: what was legal, the best supported first", ({ id, status, edges }) => {
  const statuses = [...historyTo(id), status];
  const finding = validateHistory(
    statuses.map((Status) => ({ Status })),
    { hasTimes: false },
  ).findings.find(({ rule }) => rule === "illegal-transition")!;
  const { expected } = finding.data as { expected: readonly string[] };
  const inOrder = expected.map((name) => edges.find((edge) => edge.status === name)!);
  expect(inOrder).toHaveLength(edges.length);
  const historiesOf = ({ seen = { logs: 0, responses: 0 } }: (typeof edges)[number]) => seen.logs + seen.responses + 1;
  for (const [i, edge] of inOrder.entries()) {
    for (const later of inOrder.slice(i + 1)) {
      if (edge.evidence === "inferred") expect(later.evidence).toBe("inferred");
      else if (later.evidence !== "inferred") expect(historiesOf(later)).toBeLessThan(2 * historiesOf(edge));
    }
  }
});

/** Whether a status can be reached over edges that AWS documents or that published histories show. */
function isAttested(from: string, status: string): boolean {
  const seen = new Set([from]);
  for (const id of seen) {
    for (const edge of trainingJobLifecycle.successors(id)) {
      if (edge.evidence === "inferred") continue;
      if (edge.status === status) return true;
      seen.add(edge.to);
    }
  }
  return false;
}

test.each(steps)("$id to $status: what is missing, unless only an inferred edge leads on", ({ id, status }) => {
  const history = [...historyTo(id), status].map((Status) => ({ Status }));
  const { findings } = validateHistory(history, { hasTimes: false });
  const { data, message } = findings.find(({ rule }) => rule === "illegal-transition")!;
  const { missing } = data as { missing?: readonly string[] };
  expect(missing !== undefined, message).toBe(isAttested(id, status));
  expect(message).toContain(missing === undefined ? ": expected " : " missing between them");
});
