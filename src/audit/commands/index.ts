import type { AddCommand } from "./command.ts";

/**
 * The subcommands in the order in which the help lists them, each loaded when it is called. A new one is one file and
 * its line here.
 */
export const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  audit: async () => (await import("./audit.ts")).addAudit,
  watch: async () => (await import("./watch.ts")).addWatch,
  phases: async () => (await import("./phases.ts")).addPhases,
  convert: async () => (await import("./convert.ts")).addConvert,
  sql: async () => (await import("./sql.ts")).addSql,
  generate: async () => (await import("./generate.ts")).addGenerate,
  rules: async () => (await import("./rules.ts")).addRules,
  explain: async () => (await import("./explain.ts")).addExplain,
  diagram: async () => (await import("./diagram.ts")).addDiagram,
};
