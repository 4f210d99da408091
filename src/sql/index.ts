/* The entry `sagemaker-transitions/sql`. */

export type { EdgeEvidence, Evidence, Phase, Requirement, Seen, SourceName } from "../machine/evidence.ts";
export type { FieldNames } from "../machine/fields.ts";
export type { Edge, Lifecycle, LifecycleState, LostPhase, Service, StatusList } from "../machine/lifecycle.ts";
export type { Paths } from "../machine/paths.ts";
export type { ReplayTable } from "../machine/replay-table.ts";
export { type Columns, type Name, parseColumns } from "./names.ts";
export { type DialectName, type QueryOptions, type Shape, type Times, toSql } from "./to-sql.ts";
