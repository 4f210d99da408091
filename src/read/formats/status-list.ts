import { isStatusList } from "./looks-like-entry.ts";
import type { ValueFormat } from "./value-format.ts";

/** A list of statuses, `["Starting", "Training"]`: it holds the order alone. */
export const statusList: ValueFormat = {
  names: ["status-list"],
  recognises: isStatusList,
  read: (value) => [
    {
      kind: "job",
      format: "status-list",
      hasTimes: false,
      job: (value as readonly string[]).map((Status) => ({ Status })),
    },
  ],
};
