/* The entry `sagemaker-transitions/sql`. */

export { type QueryOptions, toSql } from "./findings-query.ts";
export { type Columns, parseColumns } from "./names.ts";
