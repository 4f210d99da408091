import { describe, expect, test } from "vitest";
import type { SeenCounts } from "../../src/machine/edge.ts";
import { type EdgeEvidence, evidenceSources, type SourceName, trainingJobLifecycle } from "../../src/machine/index.ts";
import { readLifecycle } from "../../src/machine/lifecycle.ts";
import { life } from "../../src/machine/training-job.ts";
import { countEdges } from "../fidelity/count-edges.ts";
import { publishedLogs, publishedResponses } from "../fidelity/histories.ts";

/*
 * `npm run lifecycle` writes both files anew: src/machine/seen.ts from the histories in test/fidelity, and
 * docs/lifecycle.md from the machine and these counts.
 */

const counted = countEdges();
const lifecycle = readLifecycle(life, { seen: nested() });

test("src/machine/seen.ts holds what test/fidelity shows", async () => {
  await expect(seenModule()).toMatchFileSnapshot("../../src/machine/seen.ts");
});

test("docs/lifecycle.md says what the machine says", async () => {
  await expect(page()).toMatchFileSnapshot("../../docs/lifecycle.md");
});

describe("what was seen fits its evidence", () => {
  test("no inferred edge was seen", () => {
    expect(lifecycle.edges.filter(({ evidence, seen }) => evidence === "inferred" && seen !== undefined)).toEqual([]);
  });

  test("every observed edge was seen; one of them only in a history that test/fidelity does not hold", () => {
    const elsewhere = lifecycle.edges.filter(({ evidence, seen }) => evidence === "observed" && seen === undefined);
    expect(elsewhere).toMatchObject([
      {
        from: "Stopping.Uploading",
        status: "MaxWaitTimeExceeded",
        description: expect.stringContaining("does not hold"),
      },
    ]);
  });

  test("the lifecycle carries the counts", () => {
    expect(trainingJobLifecycle.edges.map(({ seen }) => seen)).toEqual(lifecycle.edges.map(({ seen }) => seen));
  });
});

function nested(): SeenCounts {
  const counts: Record<string, Record<string, { logs: number; responses: number }>> = {};
  for (const { from, to, logs, responses } of counted) {
    counts[from] ??= {};
    counts[from][to] = { logs, responses };
  }
  return counts;
}

function seenModule(): string {
  const key = (id: string) => (id.includes(".") ? `"${id}"` : id);
  const blocks = Object.entries(nested()).map(([from, targets]) => {
    const lines = Object.entries(targets).map(
      ([to, { logs, responses }]) => `    ${key(to)}: { logs: ${logs}, responses: ${responses} },\n`,
    );
    return `  ${key(from)}: {\n${lines.join("")}  },\n`;
  });
  return `import type { SeenCounts } from "./edge.ts";

/** How many histories in test/fidelity show each edge. \`npm run lifecycle\` writes this file. */
export const SEEN: SeenCounts = {
${blocks.join("")}};
`;
}

function page(): string {
  const states = lifecycle.states.map((state) => [
    state.status ?? "*(empty history)*",
    state.primaryStatus ?? "",
    state.since ?? "",
    state.deprecated ?? "",
    ground(state),
    state.description,
  ]);
  const edges = lifecycle.edges.map((edge) => [
    edge.from,
    edge.to,
    ground(edge),
    edge.seen === undefined ? "" : `${edge.seen.logs} / ${edge.seen.responses}`,
    [edge.description, edge.requires && `needs ${edge.requires}`].filter(Boolean).join("; "),
  ]);
  return `# The life of a training job

\`npm run lifecycle\` generates this page from \`src/machine/training-job.ts\` and from the histories in \`test/fidelity\`; a
test keeps it up to date.

Each status and each edge has one of three kinds of evidence:

- *documented*: a text by AWS says it. The link leads to the text.
- *observed*: no text says it, but a published history of a real job shows it.
- *inferred*: no text says it and no history shows it. It follows from what the service is said to do.

## States

${table(["status", "primary status", "since", "retired", "evidence", "what it is"], states)}

Uploading is two states: before a stop it ends in Completed or Failed, after a stop in Stopped, MaxRuntimeExceeded or
MaxWaitTimeExceeded.

After a terminal status the xstate machine moves to \`Ended\`, its final state, which is not a status and has no row here.

## Edges

A transition that is missing from this table has no support at all and is illegal.

"Seen" counts the histories in [test/fidelity](../test/fidelity/README.md) that show the edge: console logs / responses of
DescribeTrainingJob. A history counts once per edge, however often it takes the edge. ${publishedLogs.length} logs and
${publishedResponses.length} responses are there; copies of a job that is already counted, damaged logs and logs
without their start do not count. An empty cell means that no history there shows the edge; for a documented edge, that
says nothing against it.

${table(["from", "to", "evidence", "seen", "remark"], edges)}
`;
}

function ground({ evidence, source }: EdgeEvidence): string {
  const { title, url } = evidenceSources[source as SourceName] as { title: string; url?: string };
  return `${evidence}: ${url === undefined ? title : `[${title}](${url})`}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
