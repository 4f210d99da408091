import { diagram } from "../../machine/diagram.ts";
import type { Evidence } from "../../machine/evidence.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { print } from "../output/destination.ts";
import { type AddCommand, addHelpEnd, evidenceOption } from "./command.ts";

export const addDiagram: AddCommand = (program, terminal) => {
  const command = program
    .command("diagram")
    .description("print the lifecycle as a Mermaid state diagram")
    .addOption(evidenceOption("leave out transitions with weaker evidence"))
    .action(({ evidence }: { evidence?: Evidence }) => print(terminal, diagram(trainingJobLifecycle, evidence)));
  addHelpEnd(command, { example: "diagram --evidence observed", page: "docs/lifecycle.md" });
};
