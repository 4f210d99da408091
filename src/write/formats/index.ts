import type { Writer } from "../writer.ts";
import { consoleCopy } from "./console-copy.ts";
import { consoleLog } from "./console-log.ts";
import { eventBridge } from "./event-bridge.ts";
import { notebook } from "./notebook.ts";
import { python } from "./python.ts";
import { boto3, cli, sdk, stepFunctions, wire } from "./response.ts";
import { search } from "./search.ts";
import { snakeCase } from "./snake-case.ts";

/** The formats that can be written; readers use the same names. To add one, add a file and a line here. */
export const writers = {
  wire,
  cli,
  boto3,
  sdk,
  python,
  "snake-case": snakeCase,
  "step-functions": stepFunctions,
  eventbridge: eventBridge,
  search,
  "console-copy": consoleCopy,
  "console-log": consoleLog,
  notebook,
} as const satisfies Record<string, Writer>;

/** A format that `writeJob` and `writeText` write. */
export type WritableFormat = keyof typeof writers;
