import { eventBridge } from "./event-bridge.ts";
import { notebook } from "./notebook.ts";
import { camelCase, snakeCase } from "./other-case.ts";
import { described } from "./response.ts";
import { search } from "./search.ts";
import { statusList } from "./status-list.ts";
import type { ValueFormat } from "./value-format.ts";

/** The formats of parsed values, the more specific first. A new one is one file and its line here. */
export const valueFormats: readonly ValueFormat[] = [
  notebook,
  eventBridge,
  search,
  camelCase,
  snakeCase,
  described,
  statusList,
];
