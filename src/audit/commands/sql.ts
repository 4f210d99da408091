import { Option } from "commander";
import { dialectNames, type QueryOptions, SHAPES, TIMES, toSql } from "../../sql/findings-query.ts";
import { parseColumns, parseName } from "../../sql/names.ts";
import { print } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { type AddCommand, argument, evidenceOption } from "./command.ts";

export const addSql: AddCommand = (program, terminal) => {
  program
    .command("sql")
    .description("print one query that finds in a table what audit finds: the rules on sequence and times")
    .addOption(
      new Option("--dialect <name>", "whose SQL; Athena speaks trino").choices(dialectNames).makeOptionMandatory(),
    )
    .requiredOption("--table <name>", "the table, as in SQL: lake.jobs", argument(checkedName))
    .option(
      "--columns <list>",
      "what the columns are called: job=name,transitions=history,start=began",
      argument(parseColumns),
    )
    .addOption(new Option("--shape <shape>", "a row a job or a row a transition").choices(SHAPES).default("array"))
    .addOption(new Option("--times <kind>", "what the times are held in").choices(TIMES).default("timestamp"))
    .addOption(evidenceOption("weakest evidence on which a step counts as legal (default: inferred)"))
    .action((options: QueryOptions) => print(terminal, query(options)));
};

/** Names are quoted when they are printed; here they are only read, so that the message names the option. */
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
