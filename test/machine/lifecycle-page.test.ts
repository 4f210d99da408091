import { expect, test } from "vitest";
import { type Claim, sources, trainingJob } from "../../src/index.ts";

/** docs/lifecycle.md is this text; `npx vitest run test/machine/lifecycle-page.test.ts -u` writes it anew. */
test("docs/lifecycle.md is what the machine says", async () => {
  await expect(page()).toMatchFileSnapshot("../../docs/lifecycle.md");
});

function page(): string {
  const states = trainingJob.states.map((state) => [
    state.status ?? "*(empty history)*",
    state.primaryStatus ?? "",
    state.since ?? "",
    state.deprecated ?? "",
    ground(state),
    state.description,
  ]);
  const edges = trainingJob.edges.map((edge) => [
    edge.from,
    edge.to,
    ground(edge),
    edge.seen === undefined ? "" : `${edge.seen.logs} / ${edge.seen.arrays}`,
    [edge.description, edge.requires && `needs ${edge.requires}`].filter(Boolean).join("; "),
  ]);
  return `# The life of a training job

Made from \`src/machine/training-job.ts\`; a test keeps it so. Evidence: *documented* by AWS, *observed* in published
histories, or *inferred* from what the service is said to do.

## States

${table(["status", "primary status", "since", "retired", "evidence", "what it is"], states)}

Uploading is two states: before a stop it ends in Completed or Failed, after one in Stopped or its like.

## Edges

What is not in this table, nothing supports. Seen: in how many console logs / arrays of real jobs.

${table(["from", "to", "evidence", "seen", "remark"], edges)}
`;
}

function ground({ evidence, source }: Claim): string {
  const { title, url } = sources[source] as { title: string; url?: string };
  return `${evidence}: ${url === undefined ? title : `[${title}](${url})`}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
