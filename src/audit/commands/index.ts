import { addAudit } from "./audit.ts";
import type { AddCommand } from "./command.ts";
import { addConvert } from "./convert.ts";
import { addDiagram } from "./diagram.ts";
import { addExplain } from "./explain.ts";
import { addPhases } from "./phases.ts";
import { addRules } from "./rules.ts";
import { addSql } from "./sql.ts";
import { addWatch } from "./watch.ts";

/** The subcommands in the order in which the help lists them. A new one is one file and its line here. */
export const commands: readonly AddCommand[] = [
  addAudit,
  addWatch,
  addPhases,
  addConvert,
  addSql,
  addRules,
  addExplain,
  addDiagram,
];
