import { diagram } from "../../machine/diagram.ts";
import type { Evidence } from "../../machine/evidence.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { loadLifecycle } from "../config/load-module.ts";
import { evidenceOption, lifecycleOption, outputOption } from "../options/common-options.ts";
import { print } from "../output/destination.ts";
import { type AddCommand, addHelpEnd } from "./command.ts";

interface DiagramOptions {
  readonly evidence?: Evidence;
  readonly lifecycle?: string;
  readonly output?: string;
}

export const addDiagram: AddCommand = (program, terminal) => {
  const command = program
    .command("diagram")
    .description("print the lifecycle as a Mermaid state diagram")
    .addOption(evidenceOption("leave out transitions with weaker evidence"))
    .addOption(lifecycleOption("draw the machine or lifecycle that this module exports by default"))
    .addOption(outputOption())
    .action(async ({ evidence, lifecycle: file, output }: DiagramOptions) => {
      const lifecycle = file === undefined ? trainingJobLifecycle : await loadLifecycle(file);
      await print(terminal, diagram(lifecycle, evidence), output);
    });
  addHelpEnd(command, { example: "diagram --evidence observed", page: "docs/lifecycle.md" });
};
