import { parseColumns, parseName } from "../../sql/names.ts";
import { dialectNames, type QueryOptions, SHAPES, TIMES, toSql } from "../../sql/to-sql.ts";
import { loadLifecycle } from "../config/load-module.ts";
import { argument } from "../options/arguments.ts";
import { choiceOption } from "../options/choice-option.ts";
import { evidenceOption, lifecycleOption, outputOption } from "../options/common-options.ts";
import { print } from "../output/destination.ts";
import { UsageError } from "../usage-error.ts";
import { type AddCommand, addHelpEnd } from "./command.ts";

type SqlOptions = Omit<QueryOptions, "lifecycle"> & { readonly lifecycle?: string; readonly output?: string };

export const addSql: AddCommand = (program, terminal) => {
  const command = program
    .command("sql")
    .description("print one query that applies the rules on sequence and times to a table")
    .addOption(choiceOption("--dialect <name>", "SQL dialect; for Athena, trino", dialectNames).makeOptionMandatory())
    .requiredOption("--table <name>", "name of the table, as in SQL: lake.jobs", argument(checkedName))
    .option(
      "--columns <list>",
      "names of the columns: job=name,transitions=history,start=began",
      argument(parseColumns),
    )
    .addOption(choiceOption("--shape <shape>", "one row per job, or one row per transition", SHAPES).default("array"))
    .addOption(choiceOption("--times <kind>", "type of the time columns", TIMES).default("timestamp"))
    .addOption(evidenceOption())
    .addOption(lifecycleOption("check against the machine or lifecycle that this module exports by default"))
    .addOption(outputOption())
    .action(async ({ output, lifecycle: file, ...options }: SqlOptions) => {
      const lifecycle = file === undefined ? undefined : await loadLifecycle(file);
      await print(terminal, query({ ...options, lifecycle }), output);
    });
  addHelpEnd(command, { example: "sql --dialect duckdb --table jobs", page: "docs/sql.md" });
};

/** Checked here so that the message names the option. The printed query quotes the name. */
function checkedName(text: string): string {
  parseName(text);
  return text;
}

function query(options: QueryOptions): string {
  try {
    return toSql(options);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}
